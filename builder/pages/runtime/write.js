/** Write freely and compare with a model answer; nothing of it is scored, kept or told to anybody. */
class Write extends Question {
  judge() {
    const text = /** @type {HTMLTextAreaElement} */ (this.querySelector("textarea")).value.trim();
    if (this.panel?.open) this.dataset.state = text ? "done" : "none";
    else delete this.dataset.state;
  }

  changed() {} // the model answer may stay open while she mends hers
}
