// What happy-dom lacks of the platform, so that dialogs and menus open in tests.

HTMLElement.prototype.showPopover ??= function showPopover() {};
HTMLElement.prototype.hidePopover ??= function hidePopover() {};
