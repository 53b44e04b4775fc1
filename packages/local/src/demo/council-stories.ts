import type { Council } from "@kz2050/core/council";

type Choice = "for" | "against" | "abstain";
type Outcome = "accepted" | "partly" | "refused";

/** A proposal of the demonstration, and how far it came. Days are before the day of seeding. Nobody here is real. */
export interface Story {
  readonly council: string;
  readonly language: "kk" | "ru" | "en";
  readonly title: string;
  readonly what: string;
  readonly why: string;
  readonly category: string;
  readonly place: string;
  readonly publicName?: string;
  /** Proposed and confirmed so many days ago; published the day after. */
  readonly days: number;
  readonly supports?: number;
  readonly refused?: { readonly reason: Council.Refusal; readonly note: string };
  /** So many days ago its author did not agree; what another decided two days later, if anything yet. */
  readonly appeal?: { readonly days: number; readonly text: string; readonly again?: "publish" | Council.Refusal };
  readonly isWaiting?: boolean;
  /** The author has not answered the letter yet. */
  readonly isUnconfirmed?: boolean;
  /** One more supporter has not answered theirs. */
  readonly hasUnconfirmedSupport?: boolean;
  readonly revised?: { readonly days: number; readonly what: string; readonly note: string };
  readonly takenUp?: {
    readonly days: number;
    readonly votes: readonly (readonly [Choice, string])[];
    readonly closed?: { readonly days: number; readonly note?: string };
  };
  readonly sent?: {
    readonly days: number;
    readonly number: string;
    /** Extended, so many days ago, to the day `forDays` after that. */
    readonly extended?: { readonly days: number; readonly forDays: number; readonly reason: string };
  };
  readonly answered?: { readonly days: number; readonly text: string; readonly outcome: Outcome };
  readonly milestones?: readonly { readonly text: string; readonly inDays: number; readonly doneDays?: number }[];
  readonly closedDays?: number;
}

export const STORIES: readonly Story[] = [
  {
    council: "astana",
    language: "kk",
    title: "Мектеп жанындағы аялдамаға жарық орнату",
    what: "№ 17 мектептің жанындағы аялдамаға екі шам және күн батареясымен жұмыс істейтін табло орнатуды ұсынамын.",
    why: "Қыста сабақ қараңғыда басталып, қараңғыда аяқталады. Балалар автобустың нөмірін көрмейді, жүргізуші де аялдамада тұрған баланы байқамай қалады.",
    category: "lighting",
    place: "Үлгілі көшесі, № 17 мектептің аялдамасы",
    publicName: "Сәуле Мысалқызы",
    days: 20,
    supports: 12,
    revised: {
      days: 12,
      what: "№ 17 мектептің жанындағы аялдамаға төрт шам, орындық және күн батареясымен жұмыс істейтін табло орнатуды ұсынамын.",
      note: "Тұрғындардың айтуымен орындық қосылды, шам саны көбейтілді.",
    },
  },
  {
    council: "astana",
    language: "ru",
    title: "Пандус у поликлиники на улице Образцовой",
    what: "Предлагаю сделать пандус с поручнями у входа в поликлинику и заменить тяжёлую дверь на автоматическую.",
    why: "Сейчас у входа семь ступеней. Людям на коляске, с детской коляской и пожилым приходится просить прохожих о помощи.",
    category: "access",
    place: "улица Образцовая, 4",
    publicName: "Пётр Образцов",
    days: 45,
    supports: 9,
    takenUp: {
      days: 9,
      votes: [
        ["for", "Доступ к поликлинике нужен каждому, работы недорогие."],
        ["for", "Поддерживаю: вход нужно было исправить давно."],
      ],
    },
  },
  {
    council: "astana",
    language: "kk",
    title: "Саябақта велосипед жолын жарықтандыру",
    what: "Өзен жағасындағы саябақтың велосипед жолына аласа шамдар орнатуды ұсынамын: шамамен 1,5 шақырым.",
    why: "Кешкісін жүгіретіндер мен велосипедшілер бір-бірін көрмейді. Былтыр екі рет соқтығысу болды.",
    category: "parks",
    place: "Өзен жағасындағы саябақ",
    days: 70,
    supports: 8,
    takenUp: {
      days: 40,
      votes: [
        ["for", "Саябаққа жұрт кешке көп барады, жарық керек."],
        ["for", "Қауіпсіздік үшін қажет, шығыны да аз."],
        ["against", "Алдымен аулалардың жарығын жөндеу керек деп ойлаймын."],
      ],
      closed: { days: 33 },
    },
    sent: { days: 10, number: "АК-2/14" },
  },
  {
    council: "astana",
    language: "ru",
    title: "Детская площадка во дворе на Тенистой",
    what: "Предлагаю убрать сломанные качели и поставить новую площадку с мягким покрытием и навесом от солнца.",
    why: "Во дворе живёт больше сорока детей, а играть им негде: горка закрыта уже второй год.",
    category: "yards",
    place: "улица Тенистая, дома 8 и 10",
    publicName: "Жители двора",
    days: 150,
    supports: 10,
    takenUp: {
      days: 120,
      votes: [
        ["for", "Площадка опасна, её нужно заменить до лета."],
        ["for", "Двор большой, площадка послужит трём домам."],
        ["for", "Поддерживаю, прошу сделать и навес."],
      ],
      closed: { days: 112 },
    },
    sent: { days: 100, number: "АК-2/09" },
    answered: {
      days: 84,
      text: "Площадка включена в план благоустройства. Старое оборудование будет демонтировано, новое установят до начала лета. Навес предусмотрен проектом.",
      outcome: "accepted",
    },
    milestones: [
      { text: "Снести старое оборудование", inDays: -60, doneDays: 62 },
      { text: "Утвердить проект площадки", inDays: -20, doneDays: 25 },
      { text: "Поставить площадку и навес", inDays: 90 },
    ],
  },
  {
    council: "astana",
    language: "kk",
    title: "Қоқыс жәшіктерін бөлек жинауға ауыстыру",
    what: "Біздің ауладағы қоқыс алаңына пластик, қағаз және шыныға арналған бөлек жәшіктер қоюды ұсынамын.",
    why: "Тұрғындар қоқысты бөліп тастауға дайын, бірақ бәрін бір жәшікке салуға тура келеді.",
    category: "waste",
    place: "Қайнар ықшамауданы, 12-үй",
    days: 2,
    isWaiting: true,
  },
  {
    council: "astana",
    language: "ru",
    title: "Остановка без навеса на Степной",
    what: "Предлагаю поставить навес и скамью на остановке «Степная» в сторону вокзала.",
    why: "Автобус ходит раз в двадцать минут, и зимой люди ждут на открытом ветру.",
    category: "transport",
    place: "остановка «Степная»",
    days: 1,
    isWaiting: true,
  },
  {
    council: "aqtobe",
    language: "ru",
    title: "Светофор у моста через Жинишке",
    what: "Предлагаю поставить светофор с кнопкой для пешеходов на перекрёстке перед мостом.",
    why: "Утром перейти дорогу здесь можно только с пятой попытки, а дальше школа и детский сад.",
    category: "safety",
    place: "перекрёсток перед мостом",
    days: 15,
    supports: 6,
  },
  {
    council: "aqtobe",
    language: "kk",
    title: "Ескі кинотеатрды автотұраққа айналдыру",
    what: "Бос тұрған кинотеатрдың орнын автотұраққа беруді ұсынамын: елу көлікке орын шығады.",
    why: "Орталықта көлік қоятын орын жоқ, жүргізушілер тротуарға қояды.",
    category: "other",
    place: "Орталық алаң маңы",
    days: 90,
    supports: 3,
    takenUp: {
      days: 60,
      votes: [
        ["against", "Ғимарат мәдениет ошағы ретінде сақталуы керек."],
        ["against", "Алдымен қоғамдық көлікті жақсарту қажет."],
        ["for", "Орталықта көлік қоятын орын шынымен жетіспейді."],
      ],
      closed: {
        days: 52,
        note: "Кеңес ғимаратты сақтауды дұрыс көрді. Автотұраққа басқа орын ұсынылса, қайта қараймыз.",
      },
    },
  },
  {
    council: "oral",
    language: "ru",
    title: "Спуск к набережной для колясок",
    what: "Предлагаю сделать пологий спуск к набережной Чагана вместо лестницы у лодочной станции.",
    why: "С коляской к реке не попасть: ближайший удобный спуск в двух километрах.",
    category: "access",
    place: "набережная у лодочной станции",
    publicName: "Марина Примерова",
    days: 110,
    supports: 7,
    takenUp: {
      days: 80,
      votes: [
        ["for", "Набережная должна быть доступна всем."],
        ["for", "Полезно и родителям с колясками, и велосипедистам."],
        ["abstain", "Сначала нужна смета работ."],
      ],
      closed: { days: 72 },
    },
    sent: { days: 30, number: "УР-17" },
  },
  {
    council: "oral",
    language: "kk",
    title: "Ескі теректердің орнына көшет отырғызу",
    what: "Құлап жатқан ескі теректердің орнына қарағаш пен шырша отырғызуды ұсынамын: отыз түп.",
    why: "Жазда желде бұтақтар сынып, көліктер мен жүргіншілерге түседі. Көлеңке де қалмады.",
    category: "parks",
    place: "Бейбітшілік көшесінің бойы",
    days: 220,
    supports: 5,
    takenUp: {
      days: 200,
      votes: [
        ["for", "Ескі ағаштар қауіпті, жаңасын отырғызу керек."],
        ["for", "Көгалдандыруды қолдаймын."],
        ["for", "Көшет суарылып, күтілсе, жақсы болады."],
      ],
      closed: { days: 190 },
    },
    sent: { days: 185, number: "ОР-03" },
    answered: {
      days: 168,
      text: "Көктемде отыз екі түп көшет отырғызылды, суару кестесі бекітілді. Ескі ағаштар алынып тасталды.",
      outcome: "accepted",
    },
    milestones: [{ text: "Ескі ағаштарды алып, көшет отырғызу", inDays: -150, doneDays: 152 }],
    closedDays: 140,
  },
  {
    council: "aqtau",
    language: "en",
    title: "Drinking fountains along the seaside walk",
    what: "I propose five drinking fountains along the walk by the sea, one of them low enough for children.",
    why: "In summer people walk here for hours in the heat, and there is nowhere to drink without buying a bottle.",
    category: "utilities",
    place: "The seaside walk between the rocks and the lighthouse",
    publicName: "Erik Sample",
    days: 11,
    supports: 4,
  },
  {
    council: "aqtau",
    language: "ru",
    title: "Ночной автобус от вокзала до микрорайонов",
    what: "Предлагаю пустить автобус от вокзала через все микрорайоны после прихода ночного поезда.",
    why: "Поезд приходит в половине первого, и без машины до дома не добраться.",
    category: "transport",
    place: "вокзал – микрорайоны",
    days: 130,
    supports: 6,
    takenUp: {
      days: 100,
      votes: [
        ["for", "Пассажиры ночного поезда остаются без транспорта."],
        ["for", "Один рейс в сутки городу по силам."],
        ["against", "Сначала нужно посчитать число пассажиров."],
      ],
      closed: { days: 92 },
    },
    sent: { days: 85, number: "АТ-22" },
    answered: {
      days: 60,
      text: "Ночной рейс будет пущен по пятницам и субботам на полгода. По итогам решим, нужен ли он в остальные дни.",
      outcome: "partly",
    },
    milestones: [{ text: "Пустить рейс по пятницам и субботам", inDays: -5 }],
  },
  {
    council: "kokshetau",
    language: "kk",
    title: "Көл жағасына баратын тротуар",
    what: "Соңғы аялдамадан көл жағасына дейін жаяу жүргіншілер тротуарын салуды ұсынамын.",
    why: "Адамдар жолдың жиегімен жүреді, жазда жағаға баратындар көп.",
    category: "roads",
    place: "Соңғы аялдама – көл жағасы",
    days: 125,
    supports: 8,
    takenUp: {
      days: 100,
      votes: [
        ["for", "Жол жиегімен жүру қауіпті."],
        ["for", "Демалушылар көп, тротуар керек."],
        ["for", "Ұсынысты толық қолдаймын."],
      ],
      closed: { days: 90 },
    },
    sent: {
      days: 60,
      number: "КӨ-31",
      extended: { days: 41, forDays: 55, reason: "Жер иесімен келісу үшін қосымша уақыт қажет." },
    },
  },
  {
    council: "kokshetau",
    language: "en",
    title: "Warm waiting room at the bus station",
    what: "I propose opening a small heated waiting room at the bus station in the evenings, after the ticket office closes.",
    why: "Buses from the villages come late, and in January people wait outside at minus thirty.",
    category: "transport",
    place: "Bus station",
    days: 6,
    supports: 2,
    hasUnconfirmedSupport: true,
  },
  {
    council: "qaraghandy",
    language: "ru",
    title: "Тротуар вдоль трамвайной линии",
    what: "Предлагаю проложить тротуар на участке от старого депо до рынка, где сейчас идут по обочине.",
    why: "По этой дороге ходят рабочие и школьники, весной здесь грязь и лужи.",
    category: "roads",
    place: "от старого депо до рынка",
    publicName: "Совет дома",
    days: 60,
    supports: 7,
    takenUp: {
      days: 20,
      votes: [
        ["for", "По обочине ходить опасно, тротуар нужен."],
        ["for", "Участок короткий, работы можно сделать за сезон."],
        ["for", "Поддерживаю предложение жителей."],
      ],
      closed: { days: 3 },
    },
  },
  {
    council: "oral",
    language: "kk",
    title: "Кітапхана жанына велосипед тұрағы",
    what: "Қалалық кітапхананың кіреберісіне он велосипедке арналған тұрақ қоюды ұсынамын.",
    why: "Оқушылар кітапханаға велосипедпен келеді, бірақ оны қоятын жер жоқ.",
    category: "yards",
    place: "Қалалық кітапхана",
    days: 0.2,
    isUnconfirmed: true,
  },
  {
    council: "qaraghandy",
    language: "ru",
    title: "Снизить тарифы на электричество по стране",
    what: "Предлагаю городскому совету снизить тарифы на электричество для всех жителей страны.",
    why: "Счета растут каждый год, и многим семьям трудно их оплачивать.",
    category: "utilities",
    place: "вся страна",
    days: 5,
    refused: {
      reason: "not_city",
      note: "Тарифы устанавливает не акимат города. Вы можете обратиться в уполномоченный орган.",
    },
  },
];

/** Members of the councils whose members the demonstration's staff does not name. Invented. */
export const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  aqtobe: ["Нұрлан Мысалов", "Анна Примерова", "Жанар Сынақова"],
  oral: ["Тимур Образцов", "Әсел Үлгіқызы", "Виктор Пробный"],
  aqtau: ["Салтанат Мысал", "Игорь Примеров", "Мадина Үлгі"],
  kokshetau: ["Болат Сынақ", "Ольга Образцова", "Ерболат Үлгіұлы"],
  qaraghandy: ["Гүлім Мысалқызы", "Руслан Примеров", "Нина Пробная"],
};
