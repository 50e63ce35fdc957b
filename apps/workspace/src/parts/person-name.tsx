/** A person with his unit, and post where it matters. */
export function PersonName({ name, unit, post }: { name: string; unit?: string | null; post?: string | null }) {
  const around = [unit, post].filter(Boolean).join(' ');
  return (
    <span className="person-name">
      {name}
      {around && <span className="person-unit">{around}</span>}
    </span>
  );
}
