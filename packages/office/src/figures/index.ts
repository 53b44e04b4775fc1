export { figurePages } from "./pages.tsx";
