"""The application factory. Everything a worker needs is opened here, nothing on import."""

from collections.abc import Callable
from datetime import datetime
from functools import lru_cache

import jinja2
from flask import Flask
from flask_wtf.csrf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from diagnostic.resources import resource
from diagnostic.store import bundles
from diagnostic.store.engine import open_engine
from diagnostic.store.schema import require_current
from diagnostic.web.assets import set_up_assets
from diagnostic.web.enrolment import set_up_devices
from diagnostic.web.errors import set_up_errors
from diagnostic.web.installation import Installation, now
from diagnostic.web.language import set_up_language
from diagnostic.web.listening import set_up_listening
from diagnostic.web.offline import set_up_offline
from diagnostic.web.quiz import carrying, routes, sheet_file, typing_page  # noqa: F401  each adds its pages
from diagnostic.web.quiz.blueprint import blueprint as quiz
from diagnostic.web.security import set_up_headers
from diagnostic.web.sending import set_up_sending
from diagnostic.web.settings import Settings, read_settings
from diagnostic.web.visit import Visits

LARGEST_BODY = 64 * 1024
MOST_PARTS = 200


def create_app(settings: Settings | None = None, *, clock: Callable[[], datetime] = now) -> Flask:
    """The application, ready to serve.

    It expects a database whose schema is current and in which a bundle is published (`diagnostic serve`
    sees to both); it refuses a schema it does not know.
    """
    settings = settings or read_settings()
    engine = open_engine(settings.database)
    require_current(engine)
    app = Flask(
        "diagnostic",
        template_folder=str(resource("templates")),
        static_folder=None,
    )
    app.config.update(
        SECRET_KEY=settings.secret,
        MAX_CONTENT_LENGTH=LARGEST_BODY,
        MAX_FORM_PARTS=MOST_PARTS,
        MAX_FORM_MEMORY_SIZE=LARGEST_BODY,
        TRUSTED_HOSTS=list(settings.trusted_hosts) or None,
        WTF_CSRF_TIME_LIMIT=None,  # a person may take as long as needed over a page
        # Some browsers send no referrer. The token hangs on a cookie that no neighbouring site can plant.
        WTF_CSRF_SSL_STRICT=False,
    )
    app.jinja_env.undefined = jinja2.StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.session_interface = Visits(https=settings.https)
    app.extensions["diagnostic"] = Installation(
        settings, engine, clock, lru_cache(maxsize=16)(lambda digest: bundles.load(engine, digest))
    )
    CSRFProtect(app)
    set_up_language(app)
    set_up_devices(app)
    set_up_assets(app)
    set_up_listening(app)
    set_up_offline(app)
    set_up_sending(app)
    set_up_headers(app, https=settings.https)
    set_up_errors(app)
    app.register_blueprint(quiz)
    if settings.proxies:
        hops = settings.proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
    return app
