import { builtinCalendar, checkCases, deadlineCommand } from '@gongkai/deadlines';
import { loadCalendarFolder } from '@gongkai/deadlines/folder';
import { WrongUse, type Command, type CommandCall, type ExitCode } from '../command.ts';
import { optionOf, parseJson, readInputFile } from '../input.ts';

/** `gongkai deadline`: a due date in working days, with its reasons; or a file of cases checked against the calendar. */
export const deadline: Command = {
  name: 'deadline',
  summary: 'compute a due date in working days and explain it, or check a file of cases',
  options: {
    from: { type: 'string', value: 'YYYY-MM-DD', summary: 'the day of receipt, which is not counted' },
    'working-days': { type: 'string', value: 'N', summary: 'how many working days' },
    cases: { type: 'string', value: 'FILE', summary: 'check every case of a JSON file and list those that differ' },
    calendar: { type: 'string', value: 'DIR', summary: 'a folder of YYYY.json files instead of the built-in calendar' },
    explain: { type: 'boolean', summary: 'say every step' },
  },
  async run(call) {
    const folder = optionOf(call, 'calendar');
    const calendar = folder === null ? builtinCalendar() : await loadCalendarFolder(folder);
    const cases = optionOf(call, 'cases');
    if (cases !== null && (optionOf(call, 'from') !== null || optionOf(call, 'working-days') !== null)) throw new WrongUse('--cases FILE stands without --from and --working-days');
    if (cases !== null) return printCases(call, checkCases(parseJson(await readInputFile(cases, call), cases), calendar, 'en'));
    return printDue(call, deadlineCommand({ ...dueOf(call), calendar, language: 'en' }));
  },
};

function dueOf(call: CommandCall): { from: string; workingDays: number } {
  const from = optionOf(call, 'from');
  const days = optionOf(call, 'working-days');
  if (from === null || days === null) throw new WrongUse('--from and --working-days belong together; or give --cases FILE');
  if (!/^\d+$/.test(days)) throw new WrongUse('--working-days takes a whole number that is not negative');
  return { from, workingDays: Number(days) };
}

function printDue(call: CommandCall, answer: ReturnType<typeof deadlineCommand>): ExitCode {
  if (call.json) call.io.out(`${JSON.stringify(answer)}\n`);
  else {
    call.io.out(`${answer.due}\n`);
    if (call.values.explain) for (const step of answer.steps) call.io.out(`  ${step.text}\n`);
    for (const warning of answer.warnings) call.io.error(`warning: ${warning.text}\n`);
  }
  return 0;
}

function printCases(call: CommandCall, answer: ReturnType<typeof checkCases>): ExitCode {
  if (call.json) call.io.out(`${JSON.stringify(answer)}\n`);
  else {
    for (const one of answer.differing)
      for (const difference of one.differences) call.io.out(`case ${one.index + 1}: ${difference.field} is stated as ${String(difference.stated)}, computed as ${String(difference.found)}\n`);
    call.io.out(`${answer.checked} cases checked, ${answer.differing.length} differ\n`);
  }
  return answer.isRight ? 0 : 1;
}
