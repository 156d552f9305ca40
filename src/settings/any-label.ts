/** Stands for `*` as the first label of a host in `allowed-urls`: what URL parsers make of the sign itself differs. */
export const anyLabel = 'any-label-of-oauth-connect';
