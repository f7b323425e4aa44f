// Audits pages with Lighthouse, as on a phone, in Debian's Chromium. Nothing is reported to anybody.
// usage: node audit.mjs < asked.json > told.json (see tests/browser/lighthouse/__init__.py for both)
import { readFileSync } from "node:fs";
import lighthouse from "lighthouse";
import puppeteer from "puppeteer-core";

const asked = JSON.parse(readFileSync(0, "utf-8"));
const told = [];
// Waiting and slowing down are for what is measured in time.
const patience = asked.categories.includes("performance")
  ? {}
  : { throttlingMethod: "provided", pauseAfterFcpMs: 0, pauseAfterLoadMs: 0, cpuQuietThresholdMs: 0 };
const chromium = await puppeteer.launch({
  executablePath: asked.chromium,
  // The shared memory of a container is too small for a long page.
  args: [...asked.args, "--disable-dev-shm-usage"],
  timeout: 120_000,
  protocolTimeout: 600_000,
});
try {
  const port = Number(new URL(chromium.wsEndpoint()).port);
  for (const url of asked.urls) {
    const lhr = await audited(url, port);
    told.push({
      url,
      scores: Object.fromEntries(Object.values(lhr.categories).map(({ id, score }) => [id, Math.round(100 * score)])),
      metrics: metrics(lhr),
      losses: Object.values(lhr.categories).flatMap((category) => losses(category, lhr.audits)),
    });
  }
} finally {
  await chromium.close();
}
process.stdout.write(JSON.stringify(told));

// Lighthouse asks for another run itself where it missed the start of a page, as on a busy machine.
async function audited(url, port, tries = 3) {
  const { lhr } = await lighthouse(url, {
    port,
    onlyCategories: asked.categories,
    disableFullPageScreenshot: true,
    logLevel: "error",
    ...patience,
  });
  if (!lhr.runtimeError) return lhr;
  if (tries > 1) return audited(url, port, tries - 1);
  throw new Error(`${url}: ${lhr.runtimeError.message}`);
}

// What is measured in milliseconds, bytes or without a unit, where performance was asked for.
function metrics({ audits }) {
  const names = [
    "first-contentful-paint",
    "largest-contentful-paint",
    "speed-index",
    "total-blocking-time",
    "cumulative-layout-shift",
    "total-byte-weight",
  ];
  return Object.fromEntries(names.filter((name) => audits[name]).map((name) => [name, audits[name].numericValue]));
}

// The audits that cost a category points, with the places they name.
function losses({ id, auditRefs }, audits) {
  return auditRefs
    .map((ref) => ({ ...audits[ref.id], weight: ref.weight }))
    .filter(({ weight, score }) => weight > 0 && score !== null && score < 1)
    .map((audit) => ({ category: id, audit: audit.id, title: audit.title, score: audit.score, places: places(audit) }));
}

function places({ details }) {
  return (details?.items ?? []).slice(0, 5).map((item) => item.node?.snippet ?? item.url ?? item.description ?? "");
}
