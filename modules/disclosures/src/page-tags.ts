/** The tags of the public pages that change when a document changes: its own, its column's, the lists. */
export function pageTags(document: { id: string; columnId: string }): string[] {
  return [`document:${document.id}`, `column:${document.columnId}`, 'home', 'lists'];
}
