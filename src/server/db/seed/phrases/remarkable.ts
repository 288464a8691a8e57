const endless =
  "Write down everything the auditors asked for, sort it by who has to answer, agree on dates " +
  "with each of them, and send one list back that says for every question who answers it, until when, which " +
  "documents go along, and which of last year's answers we can hand in again without changing a word of it";

/** Titles that screens must bear: the longest admitted (300 characters), emoji, other scripts, right to left, markup. */
export const remarkableTitles: readonly string[] = [
  `${endless}.`,
  "Prepare the complete hand-over document for the Brightwater account, including open offers, contact persons and everything promised on the phone",
  "🎉 Plan the summer party 🌞 (vote on 🍕 or 🌮)",
  "大阪オフィスの契約書を更新する",
  "إرسال عرض السعر إلى العميل الجديد",
  "Überprüfen, ob die Straßenschilder für Fußgänger größer werden müssen",
  "Пересчитать бюджет на следующий квартал",
  'Explain why <b>bold</b> & "quotes" look odd in the {{ name }} field',
  "👩‍🔧 Fix the coffee machine ☕️",
];
