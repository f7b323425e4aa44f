// Opens pages of the site in Firefox, as a reader in dark mode would, and tells what happened.
// usage: node visit.mjs < asked.json > told.json (see tests/browser/test_firefox.py for both)
// Firefox is driven over WebDriver BiDi, which it speaks itself: no other program stands between.
import { readFileSync } from "node:fs";
import puppeteer from "puppeteer-core";

const WAIT = 120_000;
const asked = JSON.parse(readFileSync(0, "utf-8"));
const told = { requests: [], failures: [], errors: [], violations: [], unseen: [] };

const firefox = await puppeteer.launch({
  browser: "firefox",
  executablePath: asked.firefox,
  timeout: WAIT,
  // The scheme cannot be asked for over BiDi; 0 is dark.
  extraPrefsFirefox: { "layout.css.prefers-color-scheme.content-override": 0 },
});
try {
  const page = await firefox.newPage();
  page.setDefaultTimeout(WAIT);
  listen(page);
  for (const url of asked.pages) {
    await page.goto(url, { waitUntil: "load" });
    if (!(await page.evaluate(isReadable))) told.unseen.push(url);
    told.violations.push(...(await page.evaluate(() => window.violations ?? [])));
  }
  told.dark = await page.evaluate(colours);
  told.switched = await followed(page, asked.nurse, ".languages a");
  told.switched_back = await followed(page, told.switched, ".languages a");
  told.unfolded = await unfold(page, asked.nurse);
  told.found = await search(page, asked.search);
  told.filtered = await filter(page, asked.filter);
  told.missing = await missing(page, asked.missing);
  told.pdf = await print(page, asked.nurse);
} finally {
  await firefox.close();
}
process.stdout.write(JSON.stringify(told));

function listen(page) {
  page.on("request", (request) => {
    // Firefox draws some of its own controls with a font that is an address of itself.
    if (!request.url().startsWith("data:")) told.requests.push(request.url());
  });
  page.on("requestfailed", (request) => {
    // A request is aborted when the next page is opened: not a failure of the page.
    const why = request.failure()?.errorText;
    if (why !== "NS_BINDING_ABORTED") told.failures.push(`${page.url()}: ${why} ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400 && response.url() !== asked.missing) {
      told.failures.push(`${page.url()}: ${response.status()} ${response.url()}`);
    }
  });
  page.on("console", (message) => {
    if (["error", "warn"].includes(message.type())) told.errors.push(`${page.url()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => told.errors.push(`${page.url()}: ${error.message}`));
  page.evaluateOnNewDocument(() => {
    window.violations = [];
    document.addEventListener("securitypolicyviolation", (event) => {
      window.violations.push(`${location.href}: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
}

function isReadable() {
  const heading = document.querySelector("h1"), main = document.querySelector("main");
  return [heading, main].every((seen) => seen?.checkVisibility() && seen.innerText.trim());
}

function colours() {
  const { color, backgroundColor } = getComputedStyle(document.body);
  return { ink: color, paper: backgroundColor };
}

// Clicks, and waits for the page that the click leads to; gives its address.
async function followed(page, url, selector) {
  await page.goto(url);
  await Promise.all([page.waitForNavigation(), page.click(selector)]);
  return page.url();
}

async function unfold(page, url) {
  await page.goto(url);
  const shown = () => document.querySelector("details.documents li").checkVisibility({ contentVisibilityAuto: true });
  const before = await page.evaluate(shown);
  await page.click("details.documents summary");
  return { before, after: await page.evaluate(shown) };
}

async function search(page, { url, words }) {
  await page.goto(url);
  await page.click("[data-search]");
  await page.locator("dialog.search[open] input[type=search]").fill(words);
  // A locator tries again where the list is shown anew just as it is clicked.
  await Promise.all([page.waitForNavigation(), page.locator(".search-results a").click()]);
  return page.url();
}

async function filter(page, { url, words }) {
  await page.goto(url);
  const shown = () =>
    [...document.querySelectorAll("[data-item]")]
      .filter((item) => item.checkVisibility())
      .map((item) => item.querySelector("h3 a").href);
  const before = await page.evaluate(shown);
  await page.type("#filter-text", words);
  return { before, after: await page.evaluate(shown) };
}

async function missing(page, url) {
  const response = await page.goto(url);
  return { status: response.status(), heading: await page.$eval("h1", (heading) => heading.innerText) };
}

async function print(page, url) {
  await page.goto(url);
  const pdf = Buffer.from(await page.pdf({ format: "letter", printBackground: false }));
  return pdf.toString("base64");
}
