/** Draws a notice that has been issued. */
export const renderBulletinTask = 'scoring.render-bulletin';
