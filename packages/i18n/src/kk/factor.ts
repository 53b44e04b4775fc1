export const factor = {};
