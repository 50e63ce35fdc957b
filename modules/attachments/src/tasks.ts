/** Reads the text of stored bytes. */
export const extractTask = 'attachments.extract-text';
/** Removes bytes for which no file stands any more. */
export const removeStoredTask = 'attachments.remove-stored';
