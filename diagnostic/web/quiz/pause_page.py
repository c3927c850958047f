"""Going on later: a code for a test without an end."""

from datetime import timedelta

from flask import render_template

from diagnostic.store import assessments
from diagnostic.web.enrolment import this_device
from diagnostic.web.quiz.kept_code import carried_by, renew_code
from diagnostic.web.quiz.visitor import Visitor
from diagnostic.web.visit import this_visit


def pause_page(who: Visitor) -> str:
    """What going on later is; and the code, once there is one."""
    carried = carried_by(who)
    return render_template(
        "quiz/pause.html",
        bundle=who.bundle,
        language=who.language,
        code=carried.code,
        qr=carried.qr,
        day=who.here.clock().date(),
    )


def make_code(who: Visitor) -> None:
    """Keep a code of this test, which counts its days from now."""
    here = who.here
    renew_code(who)
    idle = timedelta(seconds=this_device().limit)
    assessments.touch(here.engine, this_visit().token, at=here.clock(), idle=idle)
