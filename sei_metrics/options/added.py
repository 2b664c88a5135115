"""What chat programs, trackers and the framework add to a link on its way."""

from __future__ import annotations

_WECHAT = (
    *("isappinstalled", "nsukey", "scene", "subscene", "ascene", "clicktime", "enterid"),
    *("sessionid", "devicetype", "pass_ticket", "wx_header", "chksm", "mpshare", "srcid"),
    *("exportkey", "acctmode"),
)
_TRACKERS = (
    *("fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "ttclid"),
    *("twclid", "li_fat_id", "igsh", "igshid", "mc_cid", "mc_eid", "mkt_tok", "_ga", "_gl"),
    *("_hsenc", "_hsmi", "_openstat", "spm", "scm", "bd_vid", "qhclickid"),
)
_STREAMLIT = ("embed", "embed_options")
NAMES = frozenset((*_WECHAT, *_TRACKERS, *_STREAMLIT))
BEGINNINGS = ("utm_", "share_", "sharer_", "hsa_", "mtm_", "pk_")
# Values that WeChat gives to a parameter which means something here when a reader gives it.
VALUES = frozenset(("from", value) for value in ("singlemessage", "groupmessage", "timeline"))


def is_added(name: str, value: str) -> bool:
    """Whether a parameter was written into a link by others and means nothing here."""
    lower = name.lower()
    return lower in NAMES or lower.startswith(BEGINNINGS) or (name, value) in VALUES
