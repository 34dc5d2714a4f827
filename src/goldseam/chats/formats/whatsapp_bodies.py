"""What a WhatsApp body is: words, a picture left out, a call, a notice.

WhatsApp puts a mark without width (U+200E, U+200F) before what it wrote itself; the words of its languages stand in
whatsapp_words.json, facts of its interface gathered from exports and public string tables.
"""

import functools
import json
import re
from importlib import resources

LRM = ("\u200e", "\u200f")
LONGEST_CALL = 30 * 86_400  # seconds; a number beyond it cannot be right
EDITED = re.compile(
    r"<(?:This message was edited|Diese Nachricht wurde bearbeitet"
    r"|Se editó este mensaje|Mensagem editada"
    r"|Ce message a été modifié|Questo messaggio è stato modificato|Messaggio modificato|Dit bericht is bewerkt"
    r"|Bu mesaj düzenlendi|Сообщение изменено|Данное сообщение изменено|Повідомлення було відредаговано"
    r"|Wiadomość edytowana|Tato zpráva byla upravena|Pesan ini diedit|تم تعديل هذه الرسالة|ההודעה נערכה"
    r"|此訊息已編輯|此消息已编辑|このメッセージは編集されました|이 메시지는 수정되었습니다)\.?>\Z"
)
_MARKED_EDIT = re.compile(r"<[^<>:\n]{6,60}>\Z")
_ATTACHED_BRACKETS = re.compile(r"[\u200e\u200f]?<[^<>:\n]{2,32}: ?[^<>\n]*>\Z|[\u200e\u200f]<[^<>\n]+\.\w{2,5} \w+>\Z")
_ATTACHED_AFTER = re.compile(r"[\u200e\u200f]?[^\n]{1,200}\.(\w{2,5}) ?\(([^()\n]{3,40})\)(?:\n|\Z)")
_PLACEHOLDER = re.compile(r"<[^<>\n]{2,46}>\Z")
_POLL = re.compile(r"[\u200e\u200f]?\S+:\n.*\(\D*\d+ \w+\)\Z", re.DOTALL)
_PLACE = re.compile(
    r"[\u200e\u200f]?[\w ]{3,30}: https://maps\.google\.com/\?q=\S+\Z|[^\n]+\): https://foursquare\.com/v/\w+\Z"
)
_CALL = re.compile(
    r"[\u200e\u200f](?:(?:Missed|Silenced|Verpasster?|Appel (?:vocal|vidéo) manqué"
    r"|Llamada (?:de voz )?perdida|Пропущен"
    r"|Chiamata (?:vocale )?persa|Chamada (?:de voz )?perdida|Gemiste|Nieodebrane|Cevapsız|Zmeškan|Call failed)"
    r"|(?:(?:Voice|Video|Group) call|(?:Sprach|Video|Gruppen)anruf|Appel (?:vocal|vidéo|de groupe)"
    r"|Llamada(?: de (?:voz|grupo))?|Videollamada|(?:Chamada|Ligação)(?: de (?:voz|vídeo|grupo))?|Videochamada"
    r"|Chiamata(?: vocale| di gruppo)?|Videochiamata|(?:Spraak|Video-|Groeps)oproep|(?:Аудио|Видео)звонок"
    r"|(?:Аудіо|Відео)дзвінок|(?:Sesli|Görüntülü) arama|Połączenie (?:głosowe|wideo)|(?:Röst|Video)samtal"
    r"|(?:Tale|Video)opkald|(?:Ääni|Video)puhelu|(?:Hlasový|Video) ?hovor|Panggilan (?:suara|video)"
    r"|音声通話|ビデオ通話|语音通话|视频通话|語音通話|視訊通話|음성 통화|영상 통화)(?=[,.،，])[,.،，])"
)
_LONG = re.compile(
    r"(?:(\d+) ?(?:hr?s?|Std|ч|год|godz|sa|u|t|tim|ore|horas?|小时|小時|時間|시간)\b\.?,? ?)?"
    r"(?:(\d+) ?(?:min|Min|мин|хв|dk|分|분)\w*\.?,? ?)?(?:(\d+) ?(?:s|Sek|сек|sn|秒|초)\w*)?"
)
_ENCRYPTION = re.compile(
    r"end-to-end|ende-zu-ende|de bout en bout|extremo a extremo|ponta a ponta|crittografia|сквозн|наскрізн|uçtan uca"
    r"|od końca do końca|szyfrowan|koncov|ende-til-ende|totalsträckskrypt|päästä päähän"
    r"|végpontok közötti|end-to-end-versleuteld"
    r"|تامًا بين الطرفين|تمامًا بين الطرفين|مشفرة|מקצה לקצה|encriptad|criptografad"
    r"|cifrad[oa]s|端到端|端對端|エンドツーエンド|종단간|종단 간"
    r"|đầu cuối|ujung ke ujung|enkripsi|ต้นทางถึงปลายทาง|एंड-टू-एंड|سرتاسر|κρυπτογράφηση|capăt la capăt",
    re.IGNORECASE,
)
_NOTICES = re.compile(
    rf"{_ENCRYPTION.pattern}"
    # security code
    r"|security code|sicherheitsnummer|sicherheitscode|code de sécurité|código de segurança"
    r"|código de seguridad|codice di sicurezza"
    r"|код безпеки|код безопасности|güvenlik kodu|kod zabezpieczeń|kod bezpieczeństwa"
    r"|beveiligingscode|bezpečnostn[íý] kód"
    r"|رمز الأمان|رمز الحماية|kode keamanan|セキュリティコード|安全(?:代)?码|安全碼|보안 코드|קוד האבטחה"
    r"|säkerhetskod|sikkerhedskode|sikkerhetskode"
    r"|turvakoodi|biztonsági kód|cod(?:ul)? de securitate|κωδικός ασφαλείας|mã bảo mật"
    r"|รหัสความปลอดภัย|सुरक्षा कोड|sigurnosni kod"
    # groups and settings
    r"|created (?:this )?group|created this community|changed (?:the|this) (?:group|subject"
    r"|community)|\badded (?:you|\W?\+?\d|[\w ]{1,40}\Z)"
    r"|\bremoved (?:you|[\w +]{1,40}\Z)|^\W*[^:]{1,40} (?:left|joined)\.?\Z"
    r"|joined using (?:this|your)|joined from the community"
    r"|changed their phone number|changed to \+|disappearing messages|message timer"
    r"|an admin\b|is a contact|you (?:un)?blocked this contact"
    r"|pinned a message|business account|is with a business|\bMeta AI\b|advanced chat privacy"
    r"|uses a secure service|betreff .*geändert|a changé le sujet|cambió el asunto"
    r"|this group's (?:icon|settings|description)"
    r"|deleted this group|reset this group's|changed the settings"
    r"|gruppe \W?.* erstellt|hinzugefügt\.?\Z|hast .{1,60} entfernt|gruppen(?:bild|namen"
    r"|beschreibung|einstellungen)|gruppe verlassen"
    r"|selbstlöschende nachrichten|verschwindende|telefonnummer (?:gewechselt|geändert)"
    r"|hat .* angepinnt|hat .{1,60} entfernt\.?\Z"
    r"|a créé (?:le|ce) groupe|a ajouté|a modifié (?:le|l'|l’|la)|messages éphémères|a quitté"
    r"|cre[óo] (?:el|este) grupo|cambió (?:el|la|su)"
    r"|añadió a|mensajes temporales|salió del grupo|criou (?:o|este) grupo|mudou (?:o|a|de"
    r"|para|as)|adicionou|mensagens temporárias|saiu do grupo"
    r"|ha creato (?:il|questo) gruppo|ha cambiato|ha aggiunto|messaggi effimeri"
    r"|ha abbandonato|создал|создана группа|изменил|добавил|исчезающ"
    r"|створи[вл]|змінив|додав|зникають|oluşturdu|değiştirdi|ekledi|heeft .* (?:toegevoegd"
    r"|aangemaakt|gewijzigd)|utworzył|dodał|zmienił",
    re.IGNORECASE,
)
_ONCE = re.compile(
    r"[\u200e\u200f].*(?:view once|visualización única|visualização única|einmalansicht|einmal ansehen|vue unique"
    r"|visualizza una volta|visualizzazione singola|eenmalige weergave|однократн|tek seferlik|jednorazow)",
    re.IGNORECASE,
)
_DELETED_BY = re.compile(
    r"[\u200e\u200f]?(?:This message was deleted by admin|Diese Nachricht wurde vom? Admin"
    r"|(?:El admin\. .{1,60} eliminó|Se eliminó) este mensaje|Mensagem apagada pelo admin)[^\n]{0,60}\Z",
    re.IGNORECASE,
)
_TO_TAP = re.compile(
    r"[\u200e\u200f]{2}[^\n\u200e\u200f]{8,}[.。][ \u00a0]?[\u200e\u200f][^\n]+\Z"
)  # a notice and what to tap


@functools.cache
def words() -> dict[str, tuple[str, ...]]:
    """The kind of every body WhatsApp writes itself, and its languages: text without a final dot."""
    text = resources.files("goldseam.chats.formats").joinpath("whatsapp_words.json").read_text(encoding="utf-8")
    found: dict[str, tuple[str, ...]] = {}
    kinds = {
        "media": "media",
        "voice": "voice",
        "contact": "contact",
        "deleted": "deleted",
        "missed": "missed_call",
        "live": "location",
    }
    for language, groups in json.loads(text).items():
        for group, kind in kinds.items():
            for word in groups[group]:
                key = plain(word)
                found[key] = (found.get(key, (kind,))[0], *found.get(key, ())[1:], language)
    return found


@functools.cache
def beginnings() -> frozenset[int]:
    """The first eight bytes of every such body, as one number: what begins otherwise is none of them."""
    return frozenset(int.from_bytes(word.encode()[:8].ljust(8, b"."), "little") for word in words())


LONGEST_WORD = 480  # bytes of a body that is compared with them: 120 letters of four bytes


@functools.cache
def attached_words() -> frozenset[str]:
    """What stands in brackets after the name of an attached file, in any language."""
    text = resources.files("goldseam.chats.formats").joinpath("whatsapp_words.json").read_text(encoding="utf-8")
    return frozenset(plain(word) for groups in json.loads(text).values() for word in groups["attached"])


def plain(body: str) -> str:
    """For comparing with the words of the interface: no marks, no final dot."""
    return body.strip("\u200e\u200f").rstrip(".。۔")


@functools.lru_cache(maxsize=65536)
def kind_of(body: str) -> tuple[str, int | None, bool, bool]:
    """(kind, seconds of a call, edited, notice of the app) of a body under somebody's name."""
    said = _before_edit(body) if body.endswith(">") else body
    edited = len(said) < len(body)
    marked = said.startswith(LRM)
    kind, seconds = _kind(said, marked)
    notice = marked and kind == "text" and is_notice(said)
    return ("system" if notice else kind), seconds, edited, notice


def _before_edit(body: str) -> str:
    """What stands before the note that it was edited; all of it where there is no such note."""
    cut = body.rfind("<")
    if cut >= 0 and EDITED.match(body, cut):
        return body[:cut].rstrip(" \u200e\u200f")
    if cut > 0 and body[cut - 1] in LRM and _MARKED_EDIT.match(body, cut):
        whole = body.lstrip("\u200e\u200f ").startswith("<")  # a placeholder, no note of an edit
        return body if whole else body[: cut - 1].removesuffix(" ")
    return body


def is_encryption(body: str) -> bool:
    """Whether this is the notice of encryption at the head of a chat, marked or not."""
    return bool(_ENCRYPTION.search(body))


def is_notice(body: str) -> bool:
    """Whether WhatsApp wrote this: encryption, security codes, groups, settings."""
    return bool(_TO_TAP.match(body) or _NOTICES.search(body))


def _of_the_app(body: str, marked: bool) -> tuple[str, int | None] | None:
    """The kind of a body that is the app's own words alone."""
    if len(body) < 120:
        known = words().get(plain(body))
        if known:
            return known[0], None
        if _DELETED_BY.match(body):
            return "deleted", None
    if marked and _CALL.match(body):
        return _call(body)
    return ("media", None) if marked and _ONCE.match(body) else None


def _kind(body: str, marked: bool) -> tuple[str, int | None]:
    if body in {"null", ""}:
        return ("call" if body else "media"), None
    if (known := _of_the_app(body, marked)) is not None:
        return known
    if body.endswith(">") and (kind := _in_brackets(body)):
        return kind, None
    if "(" in body and (found := _ATTACHED_AFTER.match(body)) and plain(found[2]) in attached_words():
        return _file(found[0][: found.end(1)]), None
    if body.endswith(")") and _POLL.match(body):
        return "poll", None
    if "https://" in body and _PLACE.match(body):
        return "location", None
    return _left_out(body), None


def _in_brackets(body: str) -> str | None:
    if found := _ATTACHED_BRACKETS.search(body):
        return _file(found[0])
    if _PLACEHOLDER.match(body.lstrip("\u200e\u200f")):
        return "voice" if "voice" in body else "media"
    return None


def _left_out(body: str) -> str:
    """`Some file.txt ‹mark›document omitted`: the name or the caption first, then what was left out."""
    cut = max(body.rfind("\u200e"), body.rfind("\u200f"))
    if cut > 0:
        known = words().get(plain(body[cut:]))
        if known and known[0] in {"media", "voice", "contact"}:
            return known[0]
    return "text"


def _file(name: str) -> str:
    low = name.casefold()
    if ".vcf" in low or "-contact-" in low:
        return "contact"
    return "voice" if ".opus" in low or "ptt-" in low or "-audio-" in low else "media"


def _call(body: str) -> tuple[str, int | None]:
    bare = body.replace("\u200e", "").replace("\u200f", "")
    said = re.split("[,.،，] ?", bare, maxsplit=1)[-1]
    if found := _LONG.match(said.strip()):
        hours, minutes, seconds = (int(number or 0) for number in found.groups())
        length = hours * 3600 + minutes * 60 + seconds
        if length:
            return "call", length if length < LONGEST_CALL else None
    answered = re.search(r"answered on|invited", bare, re.IGNORECASE) and not re.search(
        "no answer", bare, re.IGNORECASE
    )
    return ("call" if answered else "missed_call"), None


def language_of(bodies: list[str]) -> str | None:
    """The language the interface's own words among these bodies are in, or None."""
    votes: dict[str, int] = {}
    for body in bodies:
        known = words().get(plain(body))
        for language in known[1:] if known else ():
            votes[language] = votes.get(language, 0) + 1
    for language, pattern in _NOTICE_LANGUAGES:
        votes[language] = votes.get(language, 0) + sum(bool(pattern.search(body)) for body in bodies)
    best = max(votes, key=lambda language: votes[language], default=None)
    return best if best and votes[best] else None


_NOTICE_LANGUAGES = [
    (language, re.compile(stem, re.IGNORECASE))
    for language, stem in {
        "en": "end-to-end encrypted",
        "de": "ende-zu-ende",
        "fr": "de bout en bout",
        "es": "extremo a extremo",
        "pt": "ponta a ponta",
        "it": "crittografia end",
        "ru": "сквозн",
        "uk": "наскрізн",
        "tr": "uçtan uca",
        "nl": "end-to-end.versleuteld",
        "ar": "بين الطرفين",
        "he": "מקצה לקצה",
    }.items()
]
