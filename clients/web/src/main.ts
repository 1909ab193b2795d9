import "./style/tokens.css";
import "./style/base.css";
import "./style/enter.css";
import "./style/visit.css";
import "./style/panels.css";
import "./style/talk.css";
import "./style/own-room.css";
import "./style/shop.css";
import "./style/product.css";
import "./style/privacy.css";
import "./style/flat.css";
import "./style/moving.css";
import { App } from "./app";
import { installWorker } from "./browser";
import { loadProfile } from "./profile";

const root = document.getElementById("app")!;
void new App(root, loadProfile(localStorage, navigator.languages)).start();
installWorker();
