/** Names the elements, last of all: a page may bring the script twice (Material's instant navigation does). */
for (const [name, element] of Object.entries({ choose: Choose, enter: Enter, order: Order, match: Match, fill: Fill, write: Write, mix: Mix })) {
  if (!customElements.get(`gce-${name}`)) customElements.define(`gce-${name}`, element);
}
