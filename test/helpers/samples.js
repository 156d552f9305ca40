// @ts-check

/** The samples in the documents, for tests in Node and in browsers. */

/**
 * @typedef {object} Sample
 * @property {string} place file and line
 * @property {string} language
 * @property {string} marks what else stands behind the language; `unchecked="why"` for one that cannot be checked,
 *   `file="path"` for one that is a file of the project, and is checked as that
 * @property {string} text
 */

/**
 * The fenced samples of a Markdown document.
 *
 * @param {string} file its name
 * @param {string} text
 * @returns {Sample[]}
 */
export function samplesOf(file, text) {
  return [...text.matchAll(/^```([\w-]*)(.*)\n([^]*?)^```$/gm)].map(
    ({ index, 1: language = '', 2: marks = '', 3: sample = '' }) => ({
      place: `${file}:${text.slice(0, index).split('\n').length}`,
      language,
      marks: marks.trim(),
      text: sample,
    }),
  );
}

/** Whether a sample says itself that it is checked elsewhere or not at all. @param {Sample} sample */
export const isUnchecked = ({ marks }) => marks.startsWith('unchecked="');

/** The file of the project that a sample says it is. @param {Sample} sample */
export const fileOf = ({ marks }) => /^file="([^"]+)"/.exec(marks)?.[1];
