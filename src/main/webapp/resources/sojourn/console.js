/* What the console's pages do by themselves: times in the reader's zone, light and dark, and a way out of a page that the server has forgotten. */
(function () {
  'use strict';

  var THEME = 'sojourn-theme';
  var BROKEN = 'sojourn-broken';
  var root = document.documentElement;
  var format = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

  function remembered(key) {
    try {
      return window.localStorage.getItem(key);
    } catch (e) {
      return null;
    }
  }

  var theme = remembered(THEME);
  if (theme === 'dark' || theme === 'light') {
    root.dataset.theme = theme;
  }

  function showTimes(within) {
    within.querySelectorAll('time.time:not([title])').forEach(function (time) {
      var instant = new Date(time.getAttribute('datetime'));
      if (!isNaN(instant)) {
        time.title = time.getAttribute('datetime') + ' (UTC)';
        time.textContent = format.format(instant);
      }
    });
  }

  function isDark() {
    return root.dataset.theme ? root.dataset.theme === 'dark' : window.matchMedia('(prefers-color-scheme: dark)').matches;
  }

  function begin() {
    showTimes(document);
    new MutationObserver(function () {
      showTimes(document);
    }).observe(document.body, { childList: true, subtree: true });

    document.querySelectorAll('nav a.here, .tabs a.here').forEach(function (link) {
      link.setAttribute('aria-current', 'page');
    });

    var button = document.getElementById('theme');
    if (button) {
      button.addEventListener('click', function () {
        root.dataset.theme = isDark() ? 'light' : 'dark';
        try {
          window.localStorage.setItem(THEME, root.dataset.theme);
        } catch (e) {
          /* It holds for this page then. */
        }
      });
    }

    var broken = document.getElementById('broken');
    if (broken && window.sessionStorage.getItem(BROKEN)) {
      window.sessionStorage.removeItem(BROKEN);
      broken.hidden = false;
    }

    if (window.jQuery) {
      /* The page itself says what is the matter: log in again, wait for the database. */
      window.jQuery(document).on('pfAjaxError', function (event, request) {
        if (request && request.status !== 401 && request.status !== 503) {
          window.sessionStorage.setItem(BROKEN, 'true');
        }
        window.location.reload();
      });
    }
  }

  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', begin);
  } else {
    begin();
  }
})();
