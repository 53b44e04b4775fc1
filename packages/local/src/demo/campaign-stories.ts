import type { Campaign } from "@kz2050/core/campaign";

type Plan = Parameters<typeof Campaign.draft>[0];
type Words = Plan["title"];

/** What the demonstration's campaigns say. Places and needs are invented. */
export const STORIES = {
  playroom: {
    title: {
      original: "kk",
      kk: "Оңалту орталығына балалар ойын бөлмесі",
      ru: "Игровая комната для реабилитационного центра",
      en: "A playroom for a rehabilitation centre",
    },
    story: {
      original: "kk",
      kk: "Астанадағы «Үміт» балаларды оңалту орталығында күн сайын қырыққа жуық бала ем алады. Ем арасында олар дәлізде күтіп отырады.\n\nЖиналған ақшаға бос тұрған бөлмені жөндеп, жұмсақ еден төсейміз, дамытатын ойыншықтар мен сенсорлық қабырға орнатамыз. Жөндеуге 900 000 ₸, жабдыққа 1 600 000 ₸ керек. Әр шығыстың құжаты осы бетте жарияланады.",
      ru: "В детском реабилитационном центре «Үміт» в Астане каждый день лечатся около сорока детей. Между процедурами они ждут в коридоре.\n\nНа собранные деньги мы отремонтируем пустующую комнату, постелим мягкий пол, поставим развивающие игрушки и сенсорную стену. На ремонт нужно 900 000 ₸, на оборудование – 1 600 000 ₸. Документ о каждом расходе появится на этой странице.",
      en: "Some forty children are treated every day at the rehabilitation centre Umit in Astana. Between treatments they wait in the corridor.\n\nWith the money we will repair an empty room, lay a soft floor, and put in toys and a sensory wall. Repairs cost 900,000 ₸ and equipment 1,600,000 ₸. A document for every expense will be published on this page.",
    },
    beneficiary: "child",
    target: 2_500_000,
    overTarget: "continue",
  },
  winter: {
    title: {
      original: "ru",
      kk: "Жалғыз тұратын қарттарға жылы киім",
      ru: "Тёплая одежда одиноким пожилым людям",
    },
    story: {
      original: "ru",
      kk: "Алматыда еріктілеріміз жалғыз тұратын 60 қартқа апта сайын барады. Қыс жақындап келеді, ал олардың көбінде жылы аяқ киім мен сырт киім жоқ.\n\nӘр адамға жиынтық (аяқ киім, күрте, көрпе) 25 000 ₸ тұрады. Қажет сома жиналған соң қабылдау тоқтайды.",
      ru: "В Алматы наши волонтёры каждую неделю навещают 60 одиноких пожилых людей. Зима близко, а у многих нет тёплой обуви и верхней одежды.\n\nНабор на человека (обувь, куртка, одеяло) стоит 25 000 ₸. Когда нужная сумма будет собрана, приём прекратится.",
    },
    beneficiary: "elder",
    target: 1_500_000,
    overTarget: "stop",
  },
  school: {
    title: {
      original: "kk",
      kk: "Көп балалы отбасыларға мектеп керек-жарағы",
      ru: "Школьные принадлежности многодетным семьям",
      en: "School supplies for large families",
    },
    story: {
      original: "kk",
      kk: "Алматының шеткі аудандарындағы 40 көп балалы отбасының 112 баласын мектепке дайындаймыз: сөмке, дәптер, қалам, спорт киімі.\n\nБір балаға орта есеппен 8 000 ₸ керек. Артылған ақша «Жалғыз тұратын қарттарға жылы киім» науқанына беріледі.",
      ru: "Готовим к школе 112 детей из 40 многодетных семей на окраинах Алматы: рюкзак, тетради, ручки, спортивная форма.\n\nНа ребёнка нужно в среднем 8 000 ₸. Остаток передаётся кампании «Тёплая одежда одиноким пожилым людям».",
      en: "We prepare 112 children of 40 large families on the outskirts of Almaty for school: bags, notebooks, pens, sports clothes.\n\nEach child needs 8,000 ₸ on average. What is left goes to the campaign for warm clothes.",
    },
    beneficiary: "family",
    target: 900_000,
    overTarget: "carry",
  },
  ramp: {
    title: { original: "kk", kk: "Кітапхана кіреберісіне пандус", ru: "Пандус у входа в библиотеку" },
    story: {
      original: "kk",
      kk: "Астанадағы № 7 аудандық кітапханаға арбамен кіру мүмкін емес: кіреберісінде бес басқыш бар. Пандус пен тұтқаға 640 000 ₸ керек, сметасы дайын.",
    },
    beneficiary: "health",
    target: 640_000,
    overTarget: "continue",
  },
  workshop: {
    title: { original: "ru", ru: "Швейная мастерская для мам" },
    story: {
      original: "ru",
      ru: "Хотим открыть в Алматы небольшую мастерскую, где мамы детей с инвалидностью смогут шить на заказ. Нужны три машинки, стол и ткани на первый месяц. Смету готовим.",
    },
    beneficiary: "business",
    target: 1_200_000,
    overTarget: "continue",
  },
} as const satisfies Record<string, Omit<Plan, "region" | "endsOn">>;

const words = (kk: string, ru: string, en?: string): Words => ({ original: "kk", kk, ru, ...(en && { en }) });

export const NEWS = {
  playroom: {
    title: words("Жөндеуші бригада таңдалды", "Выбрана ремонтная бригада", "The builders are chosen"),
    text: words(
      "Үш ұсыныстың ішінен ең арзанын емес, балалар мекемелерінде тәжірибесі барын таңдадық. Жөндеу құны ең көбі 900 000 ₸ болады. Ақшаның жартысы түскен соң жұмыс басталады.",
      "Из трёх предложений выбрали не самое дешёвое, а то, где есть опыт работы в детских учреждениях. Смета не превысит 900 000 ₸. Работы начнутся, когда поступит половина суммы.",
      "Of three offers we chose not the cheapest but the builders with experience in children's centres. The estimate stays within 900,000 ₸. Work begins once half of the money has been received.",
    ),
  },
  school: {
    title: words("Дүкенмен келісім жасалды", "Договорились с магазином", "An agreement with the shop"),
    text: words(
      "Кеңсе тауарлары дүкені көлемге қарай 12 % жеңілдік берді. Тізімді мұғалімдермен бірге нақтыладық.",
      "Магазин канцтоваров дал скидку 12 % за объём. Список уточнили вместе с учителями.",
      "The stationery shop gave 12% off for the quantity. The list was agreed with the teachers.",
    ),
  },
  report: {
    title: words("Ақша неге жұмсалды", "На что потрачены деньги", "What the money was spent on"),
    text: words(
      "112 балаға толық жиынтық берілді: 112 сөмке – 425 600 ₸, дәптер мен қалам – 187 300 ₸, спорт киімі – 291 200 ₸. Барлығы 904 100 ₸. Отбасылардың қолхаты мен дүкеннің түбіртектері үйлестірушіде сақталған.\n\nЖарна берген әр адамға рақмет!",
      "112 детей получили полный набор: 112 рюкзаков – 425 600 ₸, тетради и ручки – 187 300 ₸, спортивная форма – 291 200 ₸. Всего 904 100 ₸. Расписки семей и чеки магазина хранятся у координатора.\n\nСпасибо каждому, кто помог!",
      "112 children got a full set: 112 bags, 425,600 ₸; notebooks and pens, 187,300 ₸; sports clothes, 291,200 ₸. The total is 904,100 ₸. The coordinator keeps the receipts of the families and the shop.\n\nThank you to everybody who gave!",
    ),
  },
};

/** Gifts: whole tenge and the name to show, if one is. Nobody real. */
export const GIFTS: Readonly<
  Record<"playroom" | "winter" | "school", readonly (readonly [tenge: number, name?: string])[]>
> = {
  playroom: [
    [50_000, "Сынақовтар отбасы"],
    [5000],
    [10_000, "Үлгі А."],
    [2000],
    [150_000, "«Мысал Құрылыс» ЖШС"],
    [7500, "Дана С."],
    [3000],
    [25_000],
    [100_000, "Болжамбек Е."],
    [20_000, "Көрсеткіш Ж."],
    [1000],
    [60_000],
  ],
  winter: [
    [300_000, "ТОО «Пример Трейд»"],
    [25_000, "Олег П."],
    [50_000],
    [75_000, "Выпускники 1998 года"],
    [25_000],
    [250_000],
    [125_000, "Марина О."],
    [200_000],
    [100_000, "Кафедра физики"],
    [175_000],
    [115_000],
  ],
  school: [
    [200_000, "Әріптестер"],
    [80_000],
    [40_000, "Айжан К."],
    [160_000],
    [24_000, "Гүлнар М."],
    [240_000, "«Үлгі Кітап» дүкені"],
    [96_000],
    [68_000],
  ],
};
