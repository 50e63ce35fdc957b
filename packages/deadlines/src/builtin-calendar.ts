import y2019 from '../calendar/2019.json' with { type: 'json' };
import y2020 from '../calendar/2020.json' with { type: 'json' };
import y2021 from '../calendar/2021.json' with { type: 'json' };
import y2022 from '../calendar/2022.json' with { type: 'json' };
import y2023 from '../calendar/2023.json' with { type: 'json' };
import y2024 from '../calendar/2024.json' with { type: 'json' };
import y2025 from '../calendar/2025.json' with { type: 'json' };
import y2026 from '../calendar/2026.json' with { type: 'json' };
import { type Calendar, parseCalendar } from './calendar.ts';

let calendar: Calendar | undefined;

/** The calendar that ships with the product: the State Council's notices for 2019–2026. */
export function builtinCalendar(): Calendar {
  calendar ??= parseCalendar([y2019, y2020, y2021, y2022, y2023, y2024, y2025, y2026].map((json) => ({ year: json.year, json })));
  return calendar;
}
