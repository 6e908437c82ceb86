"""Signing in and out, where the desk has a password.

In: a form with the password. Out: a cookie that no script can read. Always true: the password itself is not
kept in the browser.
"""

from __future__ import annotations

from starlette.responses import Response

from backchannel.web import addresses
from backchannel.web.rendering import response
from backchannel.web.routing import At, seen_after
from backchannel.web.visit import COOKIE, Visit


def asked(visit: Visit) -> Response:
    """The form."""
    return response("sign-in.html", visit, wrong=False)


def signed(visit: Visit) -> Response:
    """In, with the right password; out, where the form says so."""
    if visit.field("out"):
        answer = seen_after(visit, addresses.HOME)
        answer.delete_cookie(COOKIE)
        return answer
    if visit.desk.public or visit.desk.access(visit.field("password")) != "desk":
        return response("sign-in.html", visit, status=403, wrong=True)
    answer = seen_after(visit, addresses.HOME)
    answer.set_cookie(COOKIE, visit.desk.token, httponly=True, samesite="strict")
    return answer


PLACES = (At(addresses.SIGN_IN, asked), At(addresses.SIGN_IN, signed, writes=True))
