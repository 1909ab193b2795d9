/** The few words of the button on other sites, apart from the page's own: that script is small. */
import type { Language } from ".";

interface EmbedMessages {
  readonly open: string;
  readonly close: string;
  readonly frame: string;
}

export const EMBED: Readonly<Record<Language, EmbedMessages>> = {
  en: { open: "Chat with our store", close: "Close the chat", frame: "Chat of the store" },
  ko: { open: "매장과 채팅하기", close: "채팅 닫기", frame: "매장 채팅" },
};
