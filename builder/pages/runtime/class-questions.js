/** What a class did with each question: the hardest first, with the wrong answer that was chosen most. */

/** @param {QuizSpec} quiz @param {Entry[]} counted @param {Record<string, string>} words */
function questions(quiz, counted, words) {
  const found = quiz.questions.map((question, at) => ({ question, at, counts: tally(question, counted) }));
  const ease = (/** @type {Tally} */ { all, right, partly }) => (all ? (right + partly / 1000) / all : 2); // those nobody did come last
  return found.sort((a, b) => ease(a.counts) - ease(b.counts)).map(({ question, at, counts }) => card(question, at + 1, counts, words));
}

/** @param {Spec} question @param {number} number @param {Tally} counts @param {Record<string, string>} words */
function card(question, number, counts, words) {
  const { all, right, partly, ended, sure, surely } = counts;
  const link = Object.assign(made("a", "", question.prompt), { href: question.href });
  const found = made("li", "gce-asked", made("h3", "", `${number}. `, link));
  if (!all) return found.append(made("p", "", words.nobody)), found;
  found.append(bar(right, partly, all), made("p", "", filled(words.first, { right, all, share: share(right, all), partly, ended })));
  if (sure) found.append(made("p", surely ? "gce-surely" : "", filled(words.surely, { surely, sure })));
  if (counts.numbers.length) found.append(...numbers(question, counts, words));
  else if (question.options && counts.choices) found.append(...choices(question, counts, words));
  else if (right < all && question.told?.wrong) found.append(made("p", "gce-small", question.told.wrong));
  return found;
}

/** @param {Spec} question @param {Tally} counts @param {Record<string, string>} words */
function numbers(question, counts, words) {
  const { figure = 0, close = 0, told = {} } = question;
  const [low, high] = [counts.numbers.filter((value) => value < figure - close).length, counts.numbers.filter((value) => value > figure + close).length];
  const why = low || high ? [common(words.mostly, words.told, low >= high ? words.low : words.high, Math.max(low, high), counts.numbers.length, told[low >= high ? "low" : "high"])] : [];
  return [histogram(question, counts, words), ...why];
}

/** The wrong answer given most, and what the course says to who gives it. @param {string} words @param {string} behind @param {string} answer @param {number} count @param {number} all @param {string | undefined} told */
function common(words, behind, answer, count, all, told) {
  const found = made("div", "gce-most", made("p", "", filled(words, { answer, count, all })));
  if (told) found.append(made("p", "gce-small", made("strong", "", behind), " ", told));
  return found;
}

/** The wrong answers chosen most, and every answer in a table. @param {Spec} question @param {Tally} counts @param {Record<string, string>} words */
function choices(question, counts, words) {
  const names = new Map(question.options), rows = new Map(question.rows);
  const keys = question.rows ? question.rows.flatMap(([row]) => [...names.keys()].map((key) => `${row}:${key}`)) : [...names.keys()];
  const spoken = (/** @type {string} */ key) => {
    const [row, target] = key.split(":");
    return target === undefined ? names.get(row) ?? "" : `${rows.get(row)} → ${names.get(target)}`;
  };
  const count = (/** @type {string} */ key) => counts.chosen.get(key) ?? 0;
  const wrong = keys.filter((key) => !rightful(question, key) && count(key)).sort((a, b) => count(b) - count(a));
  const most = wrong.filter((key) => count(key) === count(wrong[0])).slice(0, 3);
  const shown = keys.filter((key) => !question.rows || count(key));
  const lines = shown.map((key) => [spoken(key), rightful(question, key) ? words.right : words.wrong, `${count(key)} (${share(count(key), counts.choices)})`]);
  return [
    ...most.map((key) => common(words.most, words.told, spoken(key), count(key), counts.choices, question.told?.[key.split(":")[0]])),
    fold(words.answers, table(question.prompt, [words.answer, words.verdict, words.pupils], lines)),
  ];
}
