/** Scanning QR codes, where the browser can; the camera is asked for when the button is pressed, and never before. */
study("gce-class-results", function classCamera(root, words) {
  const [box, video, status] = [part(root, ".gce-camera"), /** @type {HTMLVideoElement} */ (part(root, "video")), part(root, ".gce-told")];
  const Detector = /** @type {any} */ (window).BarcodeDetector;
  const able = Boolean(Detector && navigator.mediaDevices);
  part(box, "[data-do=scan]").hidden = !able;
  part(box, ".gce-unable").hidden = able;
  /** @type {MediaStream | null} */
  let stream = null;

  function stop() {
    stream?.getTracks().forEach((track) => track.stop());
    stream = video.srcObject = null;
    video.hidden = part(box, "[data-do=stop]").hidden = true;
    part(box, "[data-do=scan]").hidden = false;
  }

  /** Looks four times a second; a code that stays in view is told of once. @param {{ detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]> }} detector */
  async function look(detector) {
    for (let last = ""; stream && root.isConnected; await new Promise((next) => setTimeout(next, 250))) {
      const found = await detector.detect(video).catch(() => []); // no picture yet
      for (const { rawValue } of found) {
        if (rawValue !== last) root.dispatchEvent(new CustomEvent("gce-seen", { detail: rawValue }));
        last = rawValue;
      }
    }
    if (stream) stop();
  }

  async function scan() {
    try {
      const detector = new Detector({ formats: ["qr_code"] });
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
      video.srcObject = stream;
      video.hidden = part(box, "[data-do=stop]").hidden = false;
      part(box, "[data-do=scan]").hidden = true;
      video.play().catch(stop);
      look(detector);
    } catch {
      stop();
      status.textContent = words.nocamera;
    }
  }

  box.addEventListener("click", ({ target }) => {
    const act = target instanceof Element && target.closest("button")?.dataset.do;
    if (act === "scan") scan();
    if (act === "stop") stop();
  });
  addEventListener("pagehide", stop);
  return () => {};
});
