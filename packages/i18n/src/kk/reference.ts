/** Names of codes: roles, states, kinds. Regions, cities and councils are records and carry their own names. */
export const reference = {
  role: {
    central: "Орталық аппарат",
    coordinator: "Өңірлік үйлестіруші",
    moderator: "Кеңес модераторы",
    member: "Кеңес мүшесі",
    finance: "Қаржы маманы",
    organiser: "Науқан ұйымдастырушысы",
  },
  /** For the tiles of the map, by region code: as short as is still read. */
  regionShort: {
    10: "Абай",
    11: "Ақмола",
    15: "Ақтөбе",
    19: "Алм. о.",
    23: "Атырау",
    27: "БҚО",
    31: "Жамбыл",
    33: "Жетісу",
    35: "Қараг.",
    39: "Қост.",
    43: "Қызыл.",
    47: "Маңғ.",
    55: "Павл.",
    59: "СҚО",
    61: "Түркіс.",
    62: "Ұлытау",
    63: "ШҚО",
    71: "Астана",
    75: "Алматы",
    79: "Шымк.",
  },
};
