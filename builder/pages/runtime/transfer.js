/** My progress, moved and removed: out as a file, in from a file, onto paper, and erased. */
study("gce-progress", function transfer(root, words, kept) {
  const status = part(root, ".gce-told");
  const course = root.dataset.course ?? "";
  const LARGEST = 2_000_000; // bytes; a full course of answers is a hundredth of it

  function save() {
    const data = JSON.stringify({ progress: course, version: 1, answers: kept.all() }, null, 1);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([data], { type: "application/json" }));
    link.download = `${course}-progress.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  /** The answers of a file, none later than now; a word why not where it cannot be taken in. @param {File} file */
  async function opened(file) {
    if (file.size > LARGEST) return words.large;
    let data;
    try { data = JSON.parse(await file.text()); } catch { return words.unreadable; }
    if (typeof data?.progress === "string" && data.progress !== course) return words.other;
    const answers = data?.progress === course ? kept.read(data) : null;
    if (!answers) return words.unreadable;
    for (const log of Object.values(answers)) for (const row of log) row[0] = Math.min(row[0], Math.floor(now()));
    return answers;
  }

  const picker = /** @type {HTMLInputElement} */ (part(root, "input[type=file]"));
  picker.addEventListener("change", async () => {
    if (!picker.files?.length) return;
    const found = await opened(picker.files[0]);
    picker.value = "";
    if (typeof found !== "string") kept.keep(found);
    status.textContent = typeof found === "string" ? found : filled(words.taken, { count: Object.keys(found).length });
  });

  const name = /** @type {HTMLInputElement} */ (part(root, ".gce-name input"));
  name.value = ""; // a browser may bring back what was typed before
  name.addEventListener("input", () => (part(root, ".gce-whose").textContent = name.value));
  part(root, ".gce-name").addEventListener("submit", (event) => event.preventDefault());

  root.addEventListener("click", ({ target }) => {
    const act = target instanceof Element && target.closest("button")?.dataset.do;
    if (act === "save") save();
    if (act === "open") picker.click();
    if (act === "print") print();
    if (act === "erase" && confirm(words.sure)) {
      kept.erase();
      status.textContent = words.erased;
    }
  });
  return () => {};
});
