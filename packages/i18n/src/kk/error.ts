import type { ErrorParams, ErrorSentence } from "../error.ts";
import { formatter } from "../format.ts";
import { plural } from "../plural.ts";

/** «Label»: with the field's name when known. */
const named = ({ field }: ErrorParams, withField: (label: string) => string, without: string): string =>
  field === undefined ? without : withField(`«${field}»`);

/** A sentence, and the date of a limit where it is known, as the language writes it. */
const dated = (sentence: string, iso: ErrorParams[string]): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(String(iso)) ? `${sentence}: ${formatter("kk").date(String(iso))}` : sentence;

/** A sentence for each code an error may carry; `unknown` is for codes without one. */
export const error = {
  unknown: "Бірдеңе дұрыс болмады. Қайталап көріңіз.",
  invalid: (p) => named(p, (field) => `${field} өрісін тексеріңіз`, "Енгізілген деректерді тексеріңіз"),
  malformed: "Сұрауды оқу мүмкін болмады.",
  too_large: "Жіберілген деректер тым үлкен.",
  unsupported_type: "Деректердің мұндай түрі қабылданбайды.",
  foreign_origin: "Бұл сайттан форма жіберуге болмайды.",
  unlisted_return: "Бұл мекенжайға қайтаруға болмайды",
  invalid_idempotency_key: "Сұраудың қайталау кілті дұрыс емес.",
  invalid_cursor: "Тізімнің бұл беті табылмады. Тізімді басынан ашыңыз.",
  invalid_value: "Мәнді тексеріңіз",
  unknown_field: "Мұндай өріс жоқ",
  not_found: "Мұндай жазба табылмады.",
  forbidden: "Бұған рұқсатыңыз жоқ.",
  conflict: "Бұл әрекетті қазір орындау мүмкін емес: жазба өзгеріп кеткен.",
  stale: "Сіз қарап отырғанда жазбаны басқа адам өзгертті. Бетті жаңартып, қайталаңыз.",
  limited: ({ minutes }) =>
    minutes === undefined
      ? "Әрекет тым көп. Кейінірек қайталап көріңіз."
      : plural("kk", minutes, {
          one: "Әрекет тым көп. # минуттан кейін қайталап көріңіз.",
          other: "Әрекет тым көп. # минуттан кейін қайталап көріңіз.",
        }),
  busy: "Қазір жүктеме жоғары. Бір минуттан кейін қайталап көріңіз.",
  internal: "Қызметте ақау шықты. Біраздан кейін қайталап көріңіз.",
  required: (p) => named(p, (field) => `${field} өрісін толтырыңыз`, "Бұл өрісті толтырыңыз"),
  too_short: (p) =>
    p.min === undefined
      ? named(p, (field) => `${field} өрісіндегі мәтін тым қысқа`, "Мәтін тым қысқа")
      : named(p, (field) => `${field} өрісіне кемінде ${p.min} таңба жазыңыз`, `Кемінде ${p.min} таңба жазыңыз`),
  too_long: (p) =>
    p.max === undefined
      ? named(p, (field) => `${field} өрісіндегі мәтін тым ұзын`, "Мәтін тым ұзын")
      : named(p, (field) => `${field} өрісінде ${p.max} таңбадан асырмаңыз`, `${p.max} таңбадан асырмаңыз`),
  too_small: (p) =>
    p.min === undefined
      ? named(p, (field) => `${field} өрісіндегі сан тым аз`, "Сан тым аз")
      : named(p, (field) => `${field} өрісіндегі сан ${p.min} немесе одан көп болуы керек`, `Кемінде ${p.min} жазыңыз`),
  too_big: (p) =>
    p.max === undefined
      ? named(p, (field) => `${field} өрісіндегі сан тым көп`, "Сан тым көп")
      : named(p, (field) => `${field} өрісіндегі сан ${p.max} немесе одан аз болуы керек`, `Ең көбі ${p.max} жазыңыз`),
  invalid_email: "Электрондық поштаны мына үлгімен жазыңыз: aty@posta.example",
  invalid_phone: "Телефонды мына үлгімен жазыңыз: +7 701 234 56 78",
  invalid_date: (p) =>
    named(
      p,
      (field) => `${field} өрісіне бар күнді жазыңыз, мысалы: 27 3 1990`,
      "Бар күнді жазыңыз, мысалы: 27 3 1990",
    ),
  invalid_number: (p) => named(p, (field) => `${field} өрісіне сан жазыңыз`, "Сан жазыңыз"),
  invalid_choice: (p) =>
    named(p, (field) => `${field} өрісінде ұсынылғандардың бірін таңдаңыз`, "Ұсынылғандардың бірін таңдаңыз"),
  consent_required: "Жалғастыру үшін келісім беріңіз",
  too_young: "Қозғалысқа 16 жастан бастап қосылуға болады",
  form_expired: "Форманың уақыты өтіп кетті. Жазғандарыңызды тексеріп, қайта жіберіңіз.",
  form_too_fast: "Форма тым тез жіберілді. Бірнеше секундтан кейін қайта жіберіңіз.",
  idempotency_mismatch: "Бұл форма басқа мазмұнмен жіберіліп қойған. Форманы қайта ашыңыз.",
  sign_in_required: "Алдымен жүйеге кіріңіз.",
  code_wrong: "Код дұрыс емес. Хаттағы кодты тексеріңіз",
  code_expired: "Кодтың мерзімі өтіп кетті. Жаңа код сұраңыз",
  too_many_tries: "Код тым көп рет қате енгізілді. Жаңа код сұраңыз.",
  link_invalid: "Сілтеме жарамсыз немесе мерзімі өтіп кеткен.",
  already_confirmed: "Бұл бұрын расталған.",
  wrong_state: "Қазіргі күйінде бұл әрекетті орындауға болмайды.",
  invalid_name: (p) => named(p, (field) => `${field} өрісіне тек әріп жазыңыз`, "Аты-жөніне тек әріп жазыңыз"),
  consent_outdated: "Келісім мәтіні жаңарды. Бетті жаңартып, қайта оқып шығыңыз.",
  application_expired: "Өтініш 48 сағат ішінде расталмады, мерзімі өтті. Жаңа өтініш беріңіз.",
  already_member: "Бұл адам қозғалыстың мүшесі болып тұр.",
  own_application: "Өз өтінішіңіз бойынша өзіңіз шешім қабылдай алмайсыз.",
  invalid_member_number: "Мүше нөмірінде қате бар. Тоғыз санды тексеріңіз",
  confirmation_expired: "Растау мерзімі өтіп кетті. Форманы қайта толтырыңыз.",
  proposal_not_open: "Бұл ұсынысқа қолдау қазір қабылданбайды.",
  text_changed: "Сіз оқып отырғанда ұсыныстың мәтіні жаңарды. Жаңа нұсқасын оқып, қайта қолдаңыз.",
  text_unchanged: "Мәтінде өзгеріс жоқ. Түзетіп, қайта жіберіңіз.",
  no_members: "Кеңестің мүшелері тағайындалмаған, сондықтан дауыс беруді ашуға болмайды.",
  not_entitled: "Дауыс беру ашылған сәтте сіз кеңес мүшесі болмағансыз.",
  vote_closed: "Дауыс беру аяқталған.",
  vote_moved: "Осы сәтте жаңа дауыс түсті. Бетті жаңартып, қайта аяқтаңыз.",
  no_quorum: ({ count = 0, min }) =>
    min === undefined ? "Кворум жоқ." : `Кворум жоқ: ${count} дауыс берілді, кемінде ${min} керек.`,
  milestones_open: "Орындалмаған кезең бар. Алдымен оны аяқтаңыз.",
  already_extended: "Мерзім бір рет қана ұзартылады.",
  extension_too_early: ({ min }) => dated("Жаңа мерзім бұрынғысынан кейін болуы керек", min),
  extension_too_late: ({ max }) => dated("Мерзімді ең көп дегенде мына күнге дейін ұзартуға болады", max),
  date_in_future: "Бүгінгі немесе өткен күнді жазыңыз",
  date_too_early: ({ min }) => dated("Мына күннен ерте болмауы керек", min),
  campaign_not_open: "Бұл науқан қазір жарна қабылдамайды.",
  campaign_ended: "Бұл науқанның мерзімі бітті, жарна енді қабылданбайды.",
  campaign_target_reached: "Қажет сома жиналды, сондықтан жаңа жарна қабылданбайды.",
  gift_not_pledged: "Бұл жарна төленіп қойған немесе қайтарылған.",
  gateway_unavailable: "Төлем жүйесі қазір жауап бермей тұр. Біраздан кейін қайталаңыз немесе банк аударымын таңдаңыз.",
  name_not_shown: "Мұндай атты көрсете алмаймыз: тек ат, сілтемесіз және нөмірсіз",
  text_too_short: "Мәтін тым қысқа",
  date_in_past: "Болашақтағы күнді жазыңыз",
  date_too_far: "Бір жылдан аспайтын күнді жазыңыз",
  own_draft: "Өзіңіз жазған науқанды аша алмайсыз. Оны басқа қызметкер ашады.",
  report_after_closing: "Қорытынды есеп науқан жабылғаннан кейін ғана жарияланады.",
  already_booked: "Банктің бұл құжаты есепке алынып қойған.",
  own_entry: "Бұл төлемді өзіңіз енгізгенсіз. Шешімді басқа қызметкер қабылдайды.",
  already_decided: "Бұл төлем бойынша шешім қабылданып қойған.",
  foreign_currency: "Басқа валютадағы төлем науқанға есептелмейді, тек қайтарылады.",
  signature_wrong: "Хабарламаның қолтаңбасы дұрыс емес.",
  payment_unknown: "Бұл төлем туралы әлі хабар келген жоқ. Кейінірек қайталаңыз.",
} satisfies Record<string, ErrorSentence>;
