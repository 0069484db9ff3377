// Whether a place in a text in Markdown is within a block of code that is open there: what stands before it is given.

export const inCode = before => (before.match(/^ {0,3}(?:```|~~~)/gm)?.length ?? 0) % 2 === 1;
