(function(){var e={vstore:`vstore-chat`,hello:!0};function t(e,t,r){return e.source!==t||e.origin!==r||!n(e.data)?null:e.data.event??null}function n(e){return typeof e==`object`&&!!e&&e.vstore===`vstore-chat`}var r={en:{open:`Chat with our store`,close:`Close the chat`,frame:`Chat of the store`},ko:{open:`매장과 채팅하기`,close:`채팅 닫기`,frame:`매장 채팅`}},i=`
:host { all: initial; }
button {
  position: fixed; z-index: 2147483000; right: 20px; bottom: 20px; width: 60px; height: 60px; border: 0; padding: 0;
  border-radius: 50%; background: #2f5d50; color: #fff; cursor: pointer; display: grid; place-items: center;
  box-shadow: 0 8px 26px rgb(0 0 0 / 26%);
}
button:focus-visible { outline: 3px solid #fff; outline-offset: -6px; }
iframe {
  position: fixed; z-index: 2147483000; right: 20px; bottom: 92px; width: min(400px, calc(100vw - 40px));
  height: min(640px, calc(100dvh - 112px)); border: 0; border-radius: 18px; background: #fffdf9;
  box-shadow: 0 14px 48px rgb(0 0 0 / 28%); color-scheme: light dark;
}
iframe[hidden] { display: none; }
@media (max-width: 480px) {
  iframe { right: 0; bottom: 0; width: 100vw; height: 100dvh; border-radius: 0; }
}`,a=`M4 5h16v11H11l-4.5 4v-4H4z`,o=`http://www.w3.org/2000/svg`,s=class{store;language;button=document.createElement(`button`);frame=null;isOpen=!1;constructor(e){this.store=new URL(e.src).origin;let t=e.dataset.language??(document.documentElement.lang||navigator.language);this.language=t.startsWith(`ko`)?`ko`:`en`;let n=document.createElement(`div`),r=n.attachShadow({mode:`open`}),a=new CSSStyleSheet;a.replaceSync(i),r.adoptedStyleSheets=[a],this.button.append(c()),this.button.addEventListener(`click`,()=>this.show(!this.isOpen)),this.name(!1),r.append(this.button),document.body.append(n),window.addEventListener(`message`,e=>this.hear(e))}show(e){this.frame??=this.open(),this.isOpen=e,this.frame.hidden=!e,this.name(e),e?this.frame.focus():this.button.focus(),this.tell({type:e?`opened`:`closed`})}name(e){let t=r[this.language];this.button.setAttribute(`aria-label`,e?t.close:t.open),this.button.setAttribute(`aria-expanded`,String(e))}open(){let t=document.createElement(`iframe`);return t.title=r[this.language].frame,t.src=`${this.store}/widget?language=${this.language}`,t.addEventListener(`load`,()=>t.contentWindow?.postMessage(e,this.store)),this.button.before(t),t}hear(e){let n=t(e,this.frame?.contentWindow??this,this.store);n?.type===`closed`?this.show(!1):n&&this.tell(n)}tell(e){window.dispatchEvent(new CustomEvent(`vstore`,{detail:e}))}};function c(){let e=document.createElementNS(o,`svg`),t=document.createElementNS(o,`path`);for(let[t,n]of Object.entries({viewBox:`0 0 24 24`,width:26,height:26,fill:`none`,stroke:`currentColor`,"stroke-width":1.8,"aria-hidden":!0}))e.setAttribute(t,String(n));return t.setAttribute(`d`,a),e.append(t),e}var l=document.currentScript;l instanceof HTMLScriptElement&&new s(l)})();