// Reads pages with axe-core in a browser, at three widths, light and dark, and looks for sideways
// scrolling. Arguments: the browser, the folder of node modules, the pages. What is found is printed,
// a line each; ends with 1 when anything is, with 2 when the browser does not start.
const { readFileSync } = require("node:fs");
const { basename, join } = require("node:path");
const { pathToFileURL } = require("node:url");

const [browser, modules, ...files] = process.argv.slice(2);
const axe = readFileSync(join(modules, "axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];
const found = new Set();
let looks = 0;

async function look(page, file) {
  await page.goto(pathToFileURL(file).href);
  await page.evaluate(axe);
  for (const width of [320, 400, 1200]) {
    await page.setViewport({ width, height: 900 });
    for (const scheme of ["light", "dark"]) {
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      const said = await page.evaluate(async (values) => {
        const wide = document.scrollingElement.scrollWidth - window.innerWidth;
        const { violations, passes } = await window.axe.run({ runOnly: { type: "tag", values } });
        return { wide, passes: passes.length, violations: violations.map((each) =>
          `${each.id}: ${each.help} (${each.nodes.map((node) => node.target).slice(0, 3).join("; ")})`) };
      }, TAGS);
      const where = `${basename(file)} at ${width}, ${scheme}`;
      if (said.wide > 0) found.add(`${where}: scrolls sideways by ${said.wide} px`);
      if (said.passes === 0) found.add(`${where}: nothing was read`);
      said.violations.forEach((each) => found.add(`${where}: ${each}`));
      looks += 1;
    }
  }
}

async function main() {
  const puppeteer = require(join(modules, "puppeteer-core"));
  const args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"];
  const window = await puppeteer.launch({ executablePath: browser, headless: true, args })
    .catch((error) => { console.log(`${basename(browser)} does not start: ${error.message.split("\n")[0]}`); process.exit(2); });
  const waiting = [...files];
  const reader = async () => {
    const page = await window.newPage();
    while (waiting.length) await look(page, waiting.shift());
  };
  await Promise.all([reader(), reader()]);
  await window.close();
  found.forEach((each) => console.log(each));
  console.log(`axe-core: ${looks} looks at ${files.length} pages, ${found.size} findings`);
  process.exit(found.size || looks !== files.length * 6 ? 1 : 0);
}

main().catch((error) => { console.log(String(error)); process.exit(1); });
