/** What a space is put in the place of, so that words stand on one line with single spaces: every run of white space that is
 *  not a single space already, as most are. */
export const spaceRuns = /\s{2,}|[^\S ]/g;
