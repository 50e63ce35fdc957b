/** Reads the text of stored bytes. */
export const extractTask = 'attachments.extract-text';
/** Removes bytes for which no file stands any more. */
export const removeStoredTask = 'attachments.remove-stored';
/** How often a text is tried before the file counts as unreadable. */
export const readAttempts = 6;
