/** Draws an issue as it left. */
export const renderTask = 'periodicals.render-issue';
/** Draws what went to the office above. */
export const renderForwardingTask = 'periodicals.render-forwarding';
