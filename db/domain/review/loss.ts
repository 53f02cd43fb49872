/**
 * Why a passage is lost: its surroundings stand but it is gone; two places are equally good; neither it nor its sentence
 * is to be recognised; the mark does not stand in the earlier text; it is a box on a page, without words.
 */
export const LOSSES = ['deleted', 'ambiguous', 'unrecognised', 'not-in-source', 'without-words'] as const;
export type Loss = (typeof LOSSES)[number];
