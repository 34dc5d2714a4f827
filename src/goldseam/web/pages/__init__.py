"""One file a page or stage. Each lists its `addresses`; web.urls puts them together."""
