import js from "@eslint/js";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const noBarrels = [
  { selector: "ExportAllDeclaration", message: "No barrel files: import from the file that defines it." },
  { selector: "ExportNamedDeclaration[source]", message: "No barrel files: import from the file that defines it." },
];

/** Imports that a layer may not make: app → features → shared (components, lib), and no feature knows another. */
function closedTo(patterns) {
  return { "no-restricted-imports": ["error", { patterns }] };
}
const upwards = { regex: "^\\.\\./", message: "Leave a folder by its @/ address, so that the layer shows." };
const app = { group: ["@/app/**"], message: "Only the application shell knows the application shell." };
const features = { group: ["@/features/**"], message: "Features do not know each other; share by components or lib." };
const components = { group: ["@/components/**"], message: "lib draws nothing." };

export default tseslint.config(
  { ignores: ["target", "node_modules", "src/lib/api/generated"] },
  js.configs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { project: ["./tsconfig.json", "./tsconfig.node.json"], tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "no-restricted-syntax": ["error", ...noBarrels],
      "max-lines": ["error", { max: 250, skipBlankLines: true }],
      "max-lines-per-function": ["error", { max: 80, skipBlankLines: true }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
    },
  },
  {
    files: ["src/**/*.tsx"],
    extends: [reactHooks.configs.flat.recommended, jsxA11y.flatConfigs.strict],
    rules: {
      // A table drawn as cards on a narrow screen keeps its meaning only by roles that are written out.
      "jsx-a11y/no-redundant-roles": ["error", { table: ["table"], thead: ["rowgroup"], tbody: ["rowgroup"] }],
      "jsx-a11y/no-interactive-element-to-noninteractive-role": ["error", { tr: ["row"], td: ["cell"] }],
    },
  },
  { files: ["src/**/*.{ts,tsx}"], rules: closedTo([upwards]) },
  { files: ["src/features/**/*.{ts,tsx}"], rules: closedTo([upwards, app, features]) },
  { files: ["src/components/**/*.{ts,tsx}"], rules: closedTo([upwards, app, features]) },
  { files: ["src/lib/**/*.{ts,tsx}"], rules: closedTo([upwards, app, features, components]) },
  { files: ["**/*.test.{ts,tsx}", "e2e/**"], rules: { "max-lines-per-function": "off" } },
  {
    files: ["**/*.{js,mjs}"],
    languageOptions: {
      globals: { process: "readonly", console: "readonly", URL: "readonly", document: "readonly", localStorage: "readonly" },
    },
  },
);
