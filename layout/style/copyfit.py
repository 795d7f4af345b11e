"""Copyfit: what may give way so that a story fills its module, and at what price."""

from __future__ import annotations

from typing import Annotated

from msgspec import Struct

from layout.style.option import Doc


class Copyfit(Struct, frozen=True, kw_only=True):
    """The price ladder of copyfit: the cheapest way to make a story end flush is taken.

    Prices are in the unit of the flow's costs: a leg a line shorter than its neighbours costs 2, a
    line of a paragraph alone at a leg's head or foot 40.  They rank what an editor does first: a
    line of white over the head and a little off a picture are not seen, a paragraph a line longer
    is hardly, a shorter wording is what it was written for, a smaller head is seen.  The order is
    judgement, not measured.
    """

    white: Annotated[
        int,
        Doc(
            "题空",
            "题的上下加一行空的价；第二行两倍，如此递增",
            "a line of white at a head; the second twice",
        ),
    ] = 2
    white_most: Annotated[
        int, Doc("题空行数", "题的上下最多加几行空", "lines of white that a head may take up")
    ] = 2
    picture: Annotated[
        int,
        Doc(
            "图",
            "图裁到限度的价；裁得少按比例的平方减",
            "a picture cropped to its limit; less by the square",
        ),
    ] = 20
    crop: Annotated[
        int,
        Doc(
            "裁切",
            "图的长或宽裁后至少留百分之几",
            "per cent of its depth or width that a picture keeps",
        ),
    ] = 78
    paragraph: Annotated[
        int,
        Doc(
            "段",
            "一段多排或少排一行的价，字距另计",
            "a paragraph a line longer or shorter, beside its spacing",
        ),
    ] = 6
    wording: Annotated[
        int, Doc("写法", "标题换成后一种写法的价", "a headline's next wording in place of one")
    ] = 16
    size: Annotated[
        int, Doc("字级", "标题字号差一级的价", "a headline a step of the ladder smaller or larger")
    ] = 20
    size_most: Annotated[
        int, Doc("字级数", "标题字号最多差几级", "steps that a headline may be smaller or larger")
    ] = 3
