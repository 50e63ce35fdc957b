/** The rulebooks of a file: one, or all versions where it holds several. */
export function booksInFile(json: unknown): unknown[] {
  const file = json as { format?: unknown; versions?: unknown } | null;
  if (file?.format !== 'gongkai-rulebooks/1' || !Array.isArray(file.versions)) return [json];
  return file.versions.map((one: { rulebook?: unknown } | null) => one?.rulebook);
}
