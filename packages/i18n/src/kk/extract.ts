export const extract = {};
