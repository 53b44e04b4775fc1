import type { ReferenceRow } from "../schema.ts";

type Names = readonly [code: string, kk: string, ru: string, en: string];

/** The main cities and towns of each region, its centre first. */
const BY_REGION: Readonly<Record<string, readonly Names[]>> = {
  "10": [
    ["semey", "Семей", "Семей", "Semey"],
    ["kurchatov", "Курчатов", "Курчатов", "Kurchatov"],
    ["ayagoz", "Аягөз", "Аягоз", "Ayagoz"],
    ["shar", "Шар", "Шар", "Shar"],
  ],
  "11": [
    ["kokshetau", "Көкшетау", "Кокшетау", "Kokshetau"],
    ["stepnogorsk", "Степногорск", "Степногорск", "Stepnogorsk"],
    ["qosshy", "Қосшы", "Косшы", "Qosshy"],
    ["shchuchinsk", "Щучинск", "Щучинск", "Shchuchinsk"],
    ["atbasar", "Атбасар", "Атбасар", "Atbasar"],
    ["aqkol", "Ақкөл", "Акколь", "Aqkol"],
  ],
  "15": [
    ["aqtobe", "Ақтөбе", "Актобе", "Aqtobe"],
    ["qandyaghash", "Қандыағаш", "Кандыагаш", "Qandyaghash"],
    ["khromtau", "Хромтау", "Хромтау", "Khromtau"],
    ["algha", "Алға", "Алга", "Algha"],
    ["shalqar", "Шалқар", "Шалкар", "Shalqar"],
    ["embi", "Ембі", "Эмба", "Embi"],
  ],
  "19": [
    ["qonaev", "Қонаев", "Конаев", "Qonaev"],
    ["talghar", "Талғар", "Талгар", "Talghar"],
    ["qaskeleng", "Қаскелең", "Каскелен", "Qaskeleng"],
    ["esik", "Есік", "Есик", "Esik"],
    ["alatau", "Алатау", "Алатау", "Alatau"],
  ],
  "23": [
    ["atyrau", "Атырау", "Атырау", "Atyrau"],
    ["qulsary", "Құлсары", "Кульсары", "Qulsary"],
    ["maqat", "Мақат", "Макат", "Maqat"],
    ["inderbor", "Индербор", "Индербор", "Inderbor"],
  ],
  "27": [
    ["oral", "Орал", "Уральск", "Oral (Uralsk)"],
    ["aqsai", "Ақсай", "Аксай", "Aqsai"],
    ["zhanibek", "Жәнібек", "Жанибек", "Janibek"],
    ["shyngyrlau", "Шыңғырлау", "Чингирлау", "Shyngyrlau"],
  ],
  "31": [
    ["taraz", "Тараз", "Тараз", "Taraz"],
    ["shu", "Шу", "Шу", "Shu"],
    ["qaratau", "Қаратау", "Каратау", "Qaratau"],
    ["zhanatas", "Жаңатас", "Жанатас", "Janatas"],
  ],
  "33": [
    ["taldyqorghan", "Талдықорған", "Талдыкорган", "Taldyqorghan"],
    ["tekeli", "Текелі", "Текели", "Tekeli"],
    ["zharkent", "Жаркент", "Жаркент", "Jarkent"],
    ["usharal", "Үшарал", "Ушарал", "Usharal"],
    ["sarqan", "Сарқан", "Саркан", "Sarqan"],
    ["ushtobe", "Үштөбе", "Уштобе", "Ushtobe"],
  ],
  "35": [
    ["qaraghandy", "Қарағанды", "Караганда", "Qaraghandy"],
    ["temirtau", "Теміртау", "Темиртау", "Temirtau"],
    ["balqash", "Балқаш", "Балхаш", "Balqash"],
    ["saran", "Саран", "Сарань", "Saran"],
    ["shakhtinsk", "Шахтинск", "Шахтинск", "Shakhtinsk"],
    ["abai", "Абай", "Абай", "Abai"],
    ["priozersk", "Приозерск", "Приозёрск", "Priozersk"],
    ["qarqaraly", "Қарқаралы", "Каркаралинск", "Qarqaraly"],
  ],
  "39": [
    ["qostanay", "Қостанай", "Костанай", "Qostanay"],
    ["rudny", "Рудный", "Рудный", "Rudny"],
    ["lisakovsk", "Лисаков", "Лисаковск", "Lisakovsk"],
    ["arqalyq", "Арқалық", "Аркалык", "Arqalyq"],
    ["zhitiqara", "Жітіқара", "Житикара", "Jitiqara"],
    ["tobyl", "Тобыл", "Тобыл", "Tobyl"],
  ],
  "43": [
    ["qyzylorda", "Қызылорда", "Кызылорда", "Qyzylorda"],
    ["baiqongyr", "Байқоңыр", "Байконур", "Baiqongyr"],
    ["aral", "Арал", "Аральск", "Aral"],
    ["qazaly", "Қазалы", "Казалинск", "Qazaly"],
    ["shieli", "Шиелі", "Шиели", "Shieli"],
  ],
  "47": [
    ["aqtau", "Ақтау", "Актау", "Aqtau"],
    ["zhanaozen", "Жаңаөзен", "Жанаозен", "Janaozen"],
    ["fort-shevchenko", "Форт-Шевченко", "Форт-Шевченко", "Fort-Shevchenko"],
    ["beineu", "Бейнеу", "Бейнеу", "Beineu"],
    ["shetpe", "Шетпе", "Шетпе", "Shetpe"],
  ],
  "55": [
    ["pavlodar", "Павлодар", "Павлодар", "Pavlodar"],
    ["ekibastuz", "Екібастұз", "Экибастуз", "Ekibastuz"],
    ["aqsu", "Ақсу", "Аксу", "Aqsu"],
    ["baianauyl", "Баянауыл", "Баянаул", "Baianauyl"],
  ],
  "59": [
    ["petropavl", "Петропавл", "Петропавловск", "Petropavl"],
    ["bulaev", "Булаев", "Булаево", "Bulaevo"],
    ["taiynsha", "Тайынша", "Тайынша", "Taiynsha"],
    ["mamliutka", "Мамлют", "Мамлютка", "Mamliutka"],
    ["sergeev", "Сергеев", "Сергеевка", "Sergeevka"],
  ],
  "61": [
    ["turkistan", "Түркістан", "Туркестан", "Turkistan"],
    ["kentau", "Кентау", "Кентау", "Kentau"],
    ["arys", "Арыс", "Арыс", "Arys"],
    ["saryaghash", "Сарыағаш", "Сарыагаш", "Saryaghash"],
    ["lenger", "Леңгер", "Ленгер", "Lenger"],
    ["zhetisai", "Жетісай", "Жетысай", "Jetisai"],
    ["shardara", "Шардара", "Шардара", "Shardara"],
  ],
  "62": [
    ["zhezqazghan", "Жезқазған", "Жезказган", "Jezqazghan"],
    ["satbaev", "Сәтбаев", "Сатпаев", "Satbaev"],
    ["qarazhal", "Қаражал", "Каражал", "Qarajal"],
    ["ulytau", "Ұлытау", "Улытау", "Ulytau"],
  ],
  "63": [
    ["oskemen", "Өскемен", "Усть-Каменогорск", "Oskemen (Ust-Kamenogorsk)"],
    ["ridder", "Риддер", "Риддер", "Ridder"],
    ["altai", "Алтай", "Алтай", "Altai"],
    ["zaisan", "Зайсан", "Зайсан", "Zaisan"],
    ["shemonaikha", "Шемонаиха", "Шемонаиха", "Shemonaikha"],
    ["serebriansk", "Серебрянск", "Серебрянск", "Serebriansk"],
  ],
  "71": [["astana", "Астана", "Астана", "Astana"]],
  "75": [["almaty", "Алматы", "Алматы", "Almaty"]],
  "79": [["shymkent", "Шымкент", "Шымкент", "Shymkent"]],
};

/** Cities and towns by region; a village is written by hand where a form asks. */
export const CITIES: readonly ReferenceRow<"city">[] = Object.entries(BY_REGION).flatMap(([region, names]) =>
  names.map(([code, kk, ru, en]) => ({ kind: "city" as const, code, name: { kk, ru, en }, region })),
);
