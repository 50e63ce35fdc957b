/** Draws an issue as it left. */
export const renderTask = 'periodicals.render-issue';
