// Answers that the page is there: the portal asks, and an answer is a sign of life that no timer of its own could give.

/** True, from a page that is open, awake and on the line. */
export const here = () => true;
