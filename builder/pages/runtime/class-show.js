/** Class results: which quiz, who did what, how sure they were, each question, and what there is to know about the hand-ins. */
study("gce-class-results", function classShow(root, words) {
  const [pick, out] = [/** @type {HTMLSelectElement} */ (part(root, ".gce-which select")), part(root, ".gce-out")];
  const time = new Intl.DateTimeFormat(LANG, { dateStyle: "medium", timeStyle: "short" });
  const kept = opened(root), course = spec(root);

  /** Quizzes that have hand-ins; the one that was looked at stays. @param {Entry[]} all */
  function quizzes(all) {
    const [had, counts] = [pick.value, new Map()];
    for (const { quiz } of all.filter((one) => !one.by)) counts.set(quiz.id, (counts.get(quiz.id) ?? 0) + 1);
    const having = course.quizzes.filter(({ id }) => counts.has(id));
    pick.replaceChildren(...having.map(({ id, title }) => new Option(`${title} (${counts.get(id)})`, id)));
    if (counts.has(had)) pick.value = had;
    return having.find(({ id }) => id === pick.value);
  }

  /** Who did what; a newer hand-in of the same pupil stands for the older. @param {Entry} one */
  function pupil(one) {
    const replies = [...one.replies.values()].map(({ told }) => told);
    const [right, ended] = [replies.filter(({ first }) => first === 2).length, replies.filter(({ last }) => last === 2).length];
    const drop = Object.assign(made("button", "gce-do gce-do-quiet gce-noprint", words.drop), { type: "button" });
    drop.dataset.code = one.code;
    drop.setAttribute("aria-label", filled(words.dropped, { who: one.who }));
    const when = one.by ? `${time.format(one.hand.at * 1000)} – ${filled(words.replaced, { when: time.format(one.by.hand.at * 1000) })}` : time.format(one.hand.at * 1000);
    const surely = replies.filter(({ first, sure }) => sure === 1 && first < 2).length;
    return [one.who, filled(words.of, { right, all: replies.length }), filled(words.of, { right: ended, all: replies.length }), String(surely), when, drop];
  }

  /** How sure, and how right: four numbers. @param {Entry[]} counted */
  function sureness(counted) {
    const replies = counted.flatMap((one) => [...one.replies.values()].map(({ told }) => told));
    const line = (/** @type {string} */ name, /** @type {number} */ sure) => {
      const these = replies.filter((told) => told.sure === sure), right = these.filter(({ first }) => first === 2).length;
      return [name, String(right), String(these.length - right), share(right, these.length)];
    };
    return table(words.sureness, [words.said, words.right, words.notright, words.share], [line(words.sure, 1), line(words.unsure, 2), line(words.unsaid, 0)]);
  }

  /** @param {Entry[]} counted */
  function notes(counted) {
    return counted.flatMap((one) => [
      ...(one.hand.edition !== course.edition ? [filled(words.edition, { who: one.who })] : []),
      ...(one.unknown ? [filled(words.unknown, { who: one.who, count: one.unknown })] : []),
      ...(one.changed ? [filled(words.changed, { who: one.who, count: one.changed })] : []),
      ...one.gone.map((question) => filled(words.gone, { who: one.who, question })),
    ]).concat(twins(counted).map((twin) => filled(words.twins, twin)));
  }

  function show() {
    const all = entries(course, kept.all(), words.pupil), quiz = quizzes(all);
    for (const place of root.querySelectorAll("[data-full]")) /** @type {HTMLElement} */ (place).hidden = !all.length;
    part(root, ".gce-empty").hidden = all.length > 0;
    out.replaceChildren();
    if (!quiz) return;
    const these = all.filter((one) => one.quiz === quiz), counted = these.filter((one) => !one.by), older = these.filter((one) => one.by);
    const heads = [words.who, words.atfirst, words.atlast, words.surewrong, words.when, words.out], told = notes(counted);
    const replies = counted.flatMap((one) => [...one.replies.values()]), right = replies.filter((one) => one.told.first === 2).length;
    out.append(
      made("h2", "", quiz.title), made("p", "gce-small", words.self),
      made("p", "gce-sum", filled(words.sum, { count: counted.length, share: share(right, replies.length), ended: share(replies.filter((one) => one.told.last === 2).length, replies.length) })),
      ...(told.length ? [made("h3", "", words.notes), made("ul", "gce-notes", ...told.map((text) => made("li", "", text)))] : []),
      made("h3", "", words.questions), made("ol", "gce-list gce-hardest", ...questions(quiz, counted, words)),
      ...(quiz.thoughts?.length ? [fold(words.thoughts, made("ul", "", ...quiz.thoughts.map((text) => made("li", "", text))))] : []),
      made("h3", "", words.sureness), sureness(counted), Object.assign(fold(words.whodid, table(words.whodid, heads, counted.map(pupil))), { open: true, className: "gce-more gce-pupils" }),
      ...(older.length ? [fold(filled(words.older, { count: older.length }), table(words.whodid, heads, older.map(pupil)))] : []),
    );
  }

  pick.addEventListener("change", show);
  out.addEventListener("click", ({ target }) => {
    const code = target instanceof Element && target.closest("button")?.dataset.code;
    if (code) kept.drop(code), part(root, ".gce-told").focus();
  });
  addEventListener("storage", ({ key }) => (!key || key === kept.place) && root.isConnected && show());
  return show;
});
