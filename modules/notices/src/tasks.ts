/** Sends the e-mail of one notice. */
export const mailTask = 'notices.send-mail';
