/** Names of codes: roles, states, kinds. Regions, cities and councils are records and carry their own names. */
export const reference = {
  role: {
    central: "Орталық аппарат",
    coordinator: "Өңірлік үйлестіруші",
    moderator: "Кеңес модераторы",
    member: "Кеңес мүшесі",
    finance: "Қаржы маманы",
  },
};
