// The emoji of rich's codes: how many characters of the code before stay, in base 36, the rest of the code, the emoji.
// Written by conformance/summaries/emoji_codes.py; not edited by hand.

/** The packed codes, sorted. */
export const EMOJI_CODES =
  '0+1=👍 0-1=👎 0100=💯 1234=🔢 1st_place_medal=🥇 02nd_place_medal=🥈 03rd_place_medal=🥉 08ball=🎱 0__1=👎 0a=🅰 1_button_(blood_type)=🅰 1b=🆎 2_button_(blood_type)=🆎 2acus=🧮 2c=🔤 3d=🔡 ' +
  '1ccept=🉑 1dhesive_bandage=🩹 2mission_tickets=🎟 2ult=🧑 5_dark_skin_tone=🧑🏿 6light_skin_tone=🧑🏻 6medium-dark_skin_tone=🧑🏾 dlight_skin_tone=🧑🏼 c_skin_tone=🧑🏽 1erial_tramway=🚡 ' +
  '1fghanistan=🇦🇫 1irplane=✈ 8_arrival=🛬 eing=🛬 9departure=🛫 1larm_clock=⏰ 2bania=🇦🇱 2embic=⚗ 2geria=🇩🇿 2ien=👽 5_monster=👾 1mbulance=🚑 2erican_football=🏈 9samoa=🇦🇸 2phora=🏺 1nchor=⚓ ' +
  '2dorra=🇦🇩 2gel=👼 4r=💢 5_symbol=💢 3ola=🇦🇴 3ry=😠 5_face=😠 a_with_horns=👿 3uilla=🇦🇮 5shed=😧 9_face=😧 2t=🐜 3arctica=🇦🇶 3enna_bars=📶 3igua_&_barbuda=🇦🇬 2xious_face_with_sweat=😰 1pple=🍎 ' +
  '1quarius=♒ 1rgentina=🇦🇷 2ies=♈ 2menia=🇦🇲 2row_backward=◀ 6double_down=⏬ dup=⏫ 8wn=⬇ a_small=🔽 6forward=▶ 6heading_down=⤵ eup=⤴ 6left=⬅ 7ower_left=↙ cright=↘ 6right=➡ b_hook=↪ 6up=⬆ ' +
  '8_down=↕ 9small=🔼 8per_left=↖ cright=↗ 5s_clockwise=🔃 8ounterclockwise=🔄 2t=🎨 3iculated_lorry=🚛 4st_palette=🎨 2uba=🇦🇼 1scension_island=🇦🇨 2tonished=😲 a_face=😲 1thletic_shoe=👟 2m=🏧 ' +
  '3_sign=🏧 2om_symbol=⚛ 1ustralia=🇦🇺 5ia=🇦🇹 2to_rickshaw=🛺 4mobile=🚗 1vocado=🥑 1xe=🪓 1zerbaijan=🇦🇿 0b=🅱 1_button_(blood_type)=🅱 1aby=👶 4_angel=👼 a_dark_skin_tone=👼🏿 ' +
  'blight_skin_tone=👼🏻 bmedium-dark_skin_tone=👼🏾 ilight_skin_tone=👼🏼 h_skin_tone=👼🏽 5bottle=🍼 5chick=🐤 5dark_skin_tone=👶🏿 5light_skin_tone=👶🏻 5medium-dark_skin_tone=👶🏾 ' +
  'clight_skin_tone=👶🏼 b_skin_tone=👶🏽 5symbol=🚼 2ck=🔙 4_arrow=🔙 4hand_index_pointing_down=👇 s_dark_skin_tone=👇🏿 tlight_skin_tone=👇🏻 tmedium-dark_skin_tone=👇🏾 z-light_skin_tone=👇🏼 ' +
  'z_skin_tone=👇🏽 oleft=👈 s_dark_skin_tone=👈🏿 tlight_skin_tone=👈🏻 tmedium-dark_skin_tone=👈🏾 z-light_skin_tone=👈🏼 z_skin_tone=👈🏽 oright=👉 t_dark_skin_tone=👉🏿 ulight_skin_tone=👉🏻 ' +
  'umedium-dark_skin_tone=👉🏾 zm-light_skin_tone=👉🏼 zm_skin_tone=👉🏽 oup=👆 q_dark_skin_tone=👆🏿 rlight_skin_tone=👆🏻 rmedium-dark_skin_tone=👆🏾 ylight_skin_tone=👆🏼 x_skin_tone=👆🏽 3on=🥓 ' +
  '2dger=🦡 3minton=🏸 9_racquet_and_shuttlecock=🏸 2gel=🥯 3gage_claim=🛄 3uette_bread=🥖 2hamas=🇧🇸 3rain=🇧🇭 2lance_scale=⚖ 3d=🦲 4_man=👨‍🦲 5woman=👩‍🦲 3let_shoes=🩰 4oon=🎈 ' +
  '5t_box_with_ballot=🗳 gcheck=☑ 2mboo=🎍 2nana=🍌 3gbang=‼ 4ladesh=🇧🇩 3jo=🪕 3k=🏦 2r_chart=📊 3bados=🇧🇧 4er=💈 6_pole=💈 2seball=⚾ 3ket=🧺 6ball=🏀 2t=🦇 3h=🛀 4tub=🛁 3tery=🔋 ' +
  '1each_with_umbrella=🏖 3ming_face_with_smiling_eyes=😁 3r=🐻 4_face=🐻 4ded_person=🧔 e_dark_skin_tone=🧔🏿 flight_skin_tone=🧔🏻 fmedium-dark_skin_tone=🧔🏾 mlight_skin_tone=🧔🏼 ' +
  'l_skin_tone=🧔🏽 3ting_heart=💓 2d=🛏 2e=🐝 3r=🍺 4_mug=🍺 4s=🍻 3tle=🐞 2ginner=🔰 2larus=🇧🇾 3gium=🇧🇪 3ize=🇧🇿 3l=🔔 4_with_slash=🔕 4hop_bell=🛎 2nin=🇧🇯 3to=🍱 5_box=🍱 2rmuda=🇧🇲 2verage_box=🧃 ' +
  '1hutan=🇧🇹 1icycle=🚲 6ist=🚴 2ke=🚲 3ini=👙 2lled_cap=🧢 2ohazard=☣ 9_sign=☣ 2rd=🐦 3thday=🎂 8_cake=🎂 1lack_circle=⚫ c_for_record=⏺ 6flag=🏴 6heart=🖤 6joker=🃏 6large_square=⬛ ' +
  '7eft__pointing_double_triangle_with_vertical_bar=⏮ 6medium-small_square=◾ c_small_square=◾ equare=◼ 6nib=✒ 6right__pointing_double_triangle_with_vertical_bar=⏭ ' +
  'mtriangle_with_double_vertical_bar=⏯ 6small_square=▪ 7quare_button=🔲 dfor_stop=⏹ 2ond-haired_man=👱‍♂️ g_dark_skin_tone=👱🏿‍♂️ hlight_skin_tone=👱🏻‍♂️ hmedium-dark_skin_tone=👱🏾‍♂️ ' +
  'olight_skin_tone=👱🏼‍♂️ n_skin_tone=👱🏽‍♂️ dperson=👱 j_dark_skin_tone=👱🏿 klight_skin_tone=👱🏻 kmedium-dark_skin_tone=👱🏾 rlight_skin_tone=👱🏼 q_skin_tone=👱🏽 dwoman=👱‍♀️ ' +
  'i_dark_skin_tone=👱🏿‍♀️ jlight_skin_tone=👱🏻‍♀️ jmedium-dark_skin_tone=👱🏾‍♀️ qlight_skin_tone=👱🏼‍♀️ p_skin_tone=👱🏽‍♀️ 3ssom=🌼 3wfish=🐡 2ue_book=📘 5car=🚙 6ircle=🔵 5heart=💙 5square=🟦 ' +
  '3sh=😊 1oar=🐗 3t=⛵ 2livia=🇧🇴 2mb=💣 2ne=🦴 2ok=📖 4mark=🔖 8_tabs=📑 4s=📚 3m=💥 3t=👢 2snia_&_herzegovina=🇧🇦 2tswana=🇧🇼 3tle_with_popping_cork=🍾 2uquet=💐 3vet_island=🇧🇻 2w=🙇 3_and_arrow=🏹 ' +
  '3l_with_spoon=🥣 4ing=🎳 2xing_glove=🥊 2y=👦 3_dark_skin_tone=👦🏿 4light_skin_tone=👦🏻 4medium-dark_skin_tone=👦🏾 blight_skin_tone=👦🏼 a_skin_tone=👦🏽 1rain=🧠 3zil=🇧🇷 2ead=🍞 4st-feeding=🤱 ' +
  'e_dark_skin_tone=🤱🏿 flight_skin_tone=🤱🏻 fmedium-dark_skin_tone=🤱🏾 mlight_skin_tone=🤱🏼 l_skin_tone=🤱🏽 2ick=🧱 3de_with_veil=👰 f_dark_skin_tone=👰🏿 glight_skin_tone=👰🏻 ' +
  'gmedium-dark_skin_tone=👰🏾 nlight_skin_tone=👰🏼 m_skin_tone=👰🏽 4ge_at_night=🌉 3efcase=💼 5s=🩲 3ght_button=🔆 3tish_indian_ocean_territory=🇮🇴 8virgin_islands=🇻🇬 2occoli=🥦 3ken_heart=💔 ' +
  '3om=🧹 3wn_circle=🟤 6heart=🤎 6square=🟫 2unei=🇧🇳 1ug=🐛 2ilding_construction=🏗 2lb=💡 3garia=🇧🇬 3let_train=🚅 6train_front=🚅 cside=🚄 2rkina_faso=🇧🇫 3rito=🌯 3undi=🇧🇮 2s=🚌 3_stop=🚏 ' +
  '3stop=🚏 3t_in_silhouette=👤 4s_in_silhouette=👥 2tter=🧈 6fly=🦋 0cactus=🌵 2ke=🍰 2lendar=📆 3l_me_hand=🤙 c_dark_skin_tone=🤙🏿 dlight_skin_tone=🤙🏻 dmedium-dark_skin_tone=🤙🏾 ' +
  'klight_skin_tone=🤙🏼 j_skin_tone=🤙🏽 4ing=📲 2mbodia=🇰🇭 3el=🐫 4ra=📷 6_with_flash=📸 5oon=🇨🇲 3ping=🏕 2nada=🇨🇦 4ry_islands=🇮🇨 3cer=♋ 3dle=🕯 4y=🍬 3ned_food=🥫 3oe=🛶 2pe_verde=🇨🇻 ' +
  '3ital_abcd=🔠 3ricorn=♑ 2r=🚗 3d_file_box=🗃 5index=📇 a_dividers=🗂 3ibbean_netherlands=🇧🇶 3ousel_horse=🎠 3p_streamer=🎏 3rot=🥕 2stle=🏰 2t=🐱 32=🐈 3_face=🐱 8_with_tears_of_joy=😹 ' +
  'ewry_smile=😼 2yman_islands=🇰🇾 1d=💿 1entral_african_republic=🇨🇫 2uta_&_melilla=🇪🇦 1had=🇹🇩 3ins=⛓ 4r=🪑 3rt=💹 5_decreasing=📉 6increasing=📈 g_with_yen=💹 6with_downwards_trend=📉 ' +
  'bupwards_trend=📈 2eckered_flag=🏁 3ese_wedge=🧀 3quered_flag=🏁 3rries=🍒 5y_blossom=🌸 3ss_pawn=♟ 4tnut=🌰 2icken=🐔 3ld=🧒 5_dark_skin_tone=🧒🏿 6light_skin_tone=🧒🏻 ' +
  '6medium-dark_skin_tone=🧒🏾 dlight_skin_tone=🧒🏼 c_skin_tone=🧒🏽 5ren_crossing=🚸 4e=🇨🇱 3na=🇨🇳 3pmunk=🐿 2ocolate_bar=🍫 3psticks=🥢 2ristmas_island=🇨🇽 atree=🎄 2urch=⛪ 1igarette=🚬 2nema=🎦 ' +
  '2rcled_m=Ⓜ 4us_tent=🎪 2ty_sunrise=🌇 8set=🌆 4scape=🏙 9_at_dusk=🌆 1l=🆑 2_button=🆑 2amp=🗜 3p=👏 4per=🎬 7_board=🎬 5ing_hands=👏 e_dark_skin_tone=👏🏿 flight_skin_tone=👏🏻 ' +
  'fmedium-dark_skin_tone=👏🏾 mlight_skin_tone=👏🏼 l_skin_tone=👏🏽 3ssical_building=🏛 2inking_beer_mugs=🍻 9glasses=🥂 3pboard=📋 4perton_island=🇨🇵 2ock1=🕐 60=🕙 730=🕥 61=🕚 730=🕦 62=🕛 730=🕧 ' +
  '630=🕜 52=🕑 630=🕝 53=🕒 630=🕞 54=🕓 630=🕟 55=🕔 630=🕠 56=🕕 630=🕡 57=🕖 630=🕢 58=🕗 630=🕣 59=🕘 630=🕤 5wise_vertical_arrows=🔃 3sed_book=📕 7lock_with_key=🔐 7mailbox_with_lowered_flag=📪 ' +
  'kraised_flag=📫 7umbrella=🌂 3ud=☁ 5_with_lightning=🌩 k_and_rain=⛈ brain=🌧 bsnow=🌨 btornado=🌪 3wn_face=🤡 2ub_suit=♣ 4s=♣ 3tch_bag=👝 1oat=🧥 2cktail=🍸 8_glass=🍸 3onut=🥥 ' +
  '4s_(keeling)_islands=🇨🇨 2ffee=☕ 4in=⚰ 2ld_face=🥶 5sweat=😰 3lision=💥 3ombia=🇨🇴 2met=☄ 3oros=🇰🇲 3pass=🧭 4ression=🗜 4uter=💻 8_disk=💽 9mouse=🖱 2nfetti_ball=🎊 4ounded=😖 a_face=😖 4used=😕 ' +
  '8_face=😕 3go_-_brazzaville=🇨🇬 8kinshasa=🇨🇩 4ratulations=㊗ 3struction=🚧 c_worker=👷 j_dark_skin_tone=👷🏿 klight_skin_tone=👷🏻 kmedium-dark_skin_tone=👷🏾 rlight_skin_tone=👷🏼 ' +
  'q_skin_tone=👷🏽 3trol_knobs=🎛 3venience_store=🏪 2ok_islands=🇨🇰 4ed_rice=🍚 4ie=🍪 5ng=🍳 3l=🆒 4_button=🆒 2p=👮 3yright=© 2rn=🌽 2sta_rica=🇨🇷 2uch_and_lamp=🛋 ' +
  '3nterclockwise_arrows_button=🔄 3ple=👫 6_with_heart=💑 h_man_man=👨‍❤️‍👨 iwoman_man=👩‍❤️‍👨 owoman=👩‍❤️‍👩 6kiss=💏 2w=🐮 32=🐄 3_face=🐮 3boy_hat_face=🤠 1rab=🦀 3yon=🖍 2edit_card=💳 ' +
  '3scent_moon=🌙 2icket=🦗 7_bat_and_ball=🏏 8game=🏏 2oatia=🇭🇷 3codile=🐊 3issant=🥐 3ss_mark=❌ a_button=❎ 5ed_fingers=🤞 f_dark_skin_tone=🤞🏿 glight_skin_tone=🤞🏻 gmedium-dark_skin_tone=🤞🏾 ' +
  'nlight_skin_tone=🤞🏼 m_skin_tone=🤞🏽 9lags=🎌 8swords=⚔ 3wn=👑 2y=😢 3ing_cat_face=😿 7face=😢 3stal_ball=🔮 1uba=🇨🇺 2cumber=🥒 2p_with_straw=🥤 3cake=🧁 3id=💘 2raçao=🇨🇼 3ling_stone=🥌 ' +
  '4y-haired_man=👨‍🦱 dwoman=👩‍🦱 5_hair=🦱 6loop=➰ 3rency_exchange=💱 4y=🍛 5_rice=🍛 2stard=🍮 4oms=🛃 2t_of_meat=🥩 1yclone=🌀 2prus=🇨🇾 1zechia=🇨🇿 1ôte_d’ivoire=🇨🇮 0dagger=🗡 6_knife=🗡 ' +
  '2ncer=💃 6s=👯 3go=🍡 2rk_skin_tone=🏿 6unglasses=🕶 3t=🎯 2sh=💨 4ing_away=💨 2te=📅 1eaf_person=🧏 2ciduous_tree=🌳 2er=🦌 2livery_truck=🚚 2nmark=🇩🇰 2partment_store=🏬 2relict_house=🏚 ' +
  'e_building=🏚 2sert=🏜 6_island=🏝 3ktop_computer=🖥 2tective=🕵 9_dark_skin_tone=🕵🏿 alight_skin_tone=🕵🏻 amedium-dark_skin_tone=🕵🏾 hlight_skin_tone=🕵🏼 g_skin_tone=🕵🏽 ' +
  '1iamond_shape_with_a_dot_inside=💠 9uit=♦ 8with_a_dot=💠 7s=♦ 2ego_garcia=🇩🇬 2m_button=🔅 2rect_hit=🎯 2sappointed=😞 c_face=😞 drelieved=😥 2ving_mask=🤿 2ya_lamp=🪔 2zzy=💫 5_face=😵 ' +
  '1jibouti=🇩🇯 1na=🧬 1o_not_litter=🚯 2g=🐶 32=🐕 3_face=🐶 2llar=💵 6_banknote=💵 4s=🎎 3phin=🐬 2minica=🇩🇲 8n_republic=🇩🇴 2or=🚪 2tted_six-pointed_star=🔯 2uble_curly_loop=➿ ' +
  '7exclamation_mark=‼ 7vertical_bar=⏸ 3ghnut=🍩 2ve=🕊 4_of_peace=🕊 2wn-left_arrow=↙ 5right_arrow=↘ 4_arrow=⬇ 4cast_face_with_sweat=😓 4wards_button=🔽 1ragon=🐉 6_face=🐲 2ess=👗 ' +
  '2omedary_camel=🐪 3oling_face=🤤 3p_of_blood=🩸 4let=💧 2um=🥁 1uck=🦆 2mpling=🥟 1vd=📀 0e-mail=📧 1__mail=📧 1agle=🦅 2r=👂 3_dark_skin_tone=👂🏿 4light_skin_tone=👂🏻 4medium-dark_skin_tone=👂🏾 ' +
  'blight_skin_tone=👂🏼 a_skin_tone=👂🏽 4of_corn=🌽 7rice=🌾 4with_hearing_aid=🦻 3th_africa=🌍 7mericas=🌎 7sia=🌏 1cuador=🇪🇨 1gg=🍳 3plant=🍆 2ypt=🇪🇬 1ight=8️⃣ 5-pointed_star=✴ ' +
  '6spoked_asterisk=✳ 6thirty=🕣 5_o’clock=🕗 6pointed_black_star=✴ 6spoked_asterisk=✳ 1ject_button=⏏ 6symbol=⏏ 1l_salvador=🇸🇻 2ectric_plug=🔌 3phant=🐘 3ven-thirty=🕦 6_o’clock=🕚 2f=🧝 ' +
  '3_dark_skin_tone=🧝🏿 4light_skin_tone=🧝🏻 4medium-dark_skin_tone=🧝🏾 blight_skin_tone=🧝🏼 a_skin_tone=🧝🏽 1mail=✉ 2oji_modifier_fitzpatrick_type__1__2=🏻 x3=🏼 x4=🏽 x5=🏾 x6=🏿 1nd=🔚 ' +
  '3_arrow=🔚 2gland=🏴󠁧󠁢󠁥󠁮󠁧󠁿 2velope=✉ 8_with_arrow=📩 1quatorial_guinea=🇬🇶 1ritrea=🇪🇷 1stonia=🇪🇪 1thiopia=🇪🇹 1uro=💶 4_banknote=💶 4pean_castle=🏰 9post_office=🏤 9union=🇪🇺 ' +
  '1vergreen_tree=🌲 1we=🐑 1xclamation=❗ b_mark=❗ cquestion_mark=⁉ 2ploding_head=🤯 3ressionless=😑 e_face=😑 1ye=👁 3_in_speech_bubble=👁️‍🗨️ 3glasses=👓 3s=👀 0face_blowing_a_kiss=😘 ' +
  '5savoring_food=😋 6creaming_in_fear=😱 5vomiting=🤮 5with_hand_over_mouth=🤭 bead-bandage=🤕 e__bandage=🤕 amedical_mask=😷 bonocle=🧐 aopen_mouth=😮 araised_eyebrow=🤨 bolling_eyes=🙄 ' +
  'asteam_from_nose=😤 bymbols_on_mouth=🤬 atears_of_joy=😂 bhermometer=🤒 bongue=😛 9out_mouth=😶 4punch=👊 3tory=🏭 2iry=🧚 5_dark_skin_tone=🧚🏿 6light_skin_tone=🧚🏻 6medium-dark_skin_tone=🧚🏾 ' +
  'dlight_skin_tone=🧚🏼 c_skin_tone=🧚🏽 2lafel=🧆 3kland_islands=🇫🇰 3len_leaf=🍂 2mily=👪 6_man_boy=👨‍👦 e_boy=👨‍👦‍👦 bgirl=👨‍👧 f_boy=👨‍👧‍👦 ggirl=👨‍👧‍👧 bman_boy=👨‍👨‍👦 i_boy=👨‍👨‍👦‍👦 ' +
  'fgirl=👨‍👨‍👧 j_boy=👨‍👨‍👧‍👦 kgirl=👨‍👨‍👧‍👧 bwoman_boy=👨‍👩‍👦 k_boy=👨‍👩‍👦‍👦 hgirl=👨‍👩‍👧 l_boy=👨‍👩‍👧‍👦 mgirl=👨‍👩‍👧‍👧 7woman_boy=👩‍👦 g_boy=👩‍👦‍👦 dgirl=👩‍👧 h_boy=👩‍👧‍👦 igirl=👩‍👧‍👧 ' +
  'dwoman_boy=👩‍👩‍👦 m_boy=👩‍👩‍👦‍👦 jgirl=👩‍👩‍👧 n_boy=👩‍👩‍👧‍👦 ogirl=👩‍👩‍👧‍👧 2roe_islands=🇫🇴 2st-forward_button=⏩ 4_down_button=⏬ 5forward=⏩ 5reverse_button=⏪ 5up_button=⏫ 2x=📠 ' +
  '3_machine=📠 1earful=😨 7_face=😨 2et=🐾 2male_sign=♀ 2rris_wheel=🎡 4y=⛴ 1ield_hockey=🏑 c_stick_and_ball=🏑 2ji=🇫🇯 2le_cabinet=🗄 5folder=📁 3m_frames=🎞 5projector=📽 2nland=🇫🇮 2re=🔥 ' +
  '4_engine=🚒 6xtinguisher=🧯 4cracker=🧨 4works=🎆 3st_quarter_moon=🌓 i_face=🌛 jwith_face=🌛 2sh=🐟 4_cake=🍥 9_with_swirl=🍥 4ing_pole=🎣 c_and_fish=🎣 3t=✊ 2ve=5️⃣ 4-thirty=🕠 4_o’clock=🕔 ' +
  '1lag_for_afghanistan=🇦🇫 albania=🇦🇱 bgeria=🇩🇿 american_samoa=🇦🇸 andorra=🇦🇩 bgola=🇦🇴 cuilla=🇦🇮 btarctica=🇦🇶 cigua_&_barbuda=🇦🇬 argentina=🇦🇷 bmenia=🇦🇲 buba=🇦🇼 ascension_island=🇦🇨 ' +
  'australia=🇦🇺 eia=🇦🇹 azerbaijan=🇦🇿 9bahamas=🇧🇸 crain=🇧🇭 bngladesh=🇧🇩 brbados=🇧🇧 aelarus=🇧🇾 cgium=🇧🇪 cize=🇧🇿 bnin=🇧🇯 brmuda=🇧🇲 ahutan=🇧🇹 aolivia=🇧🇴 bsnia_&_herzegovina=🇧🇦 btswana=🇧🇼 ' +
  'buvet_island=🇧🇻 arazil=🇧🇷 bitish_indian_ocean_territory=🇮🇴 hvirgin_islands=🇻🇬 bunei=🇧🇳 aulgaria=🇧🇬 brkina_faso=🇧🇫 cundi=🇧🇮 9cambodia=🇰🇭 ceroon=🇨🇲 bnada=🇨🇦 dry_islands=🇮🇨 ' +
  'bpe_verde=🇨🇻 bribbean_netherlands=🇧🇶 byman_islands=🇰🇾 aentral_african_republic=🇨🇫 buta_&_melilla=🇪🇦 ahad=🇹🇩 bile=🇨🇱 cna=🇨🇳 bristmas_island=🇨🇽 alipperton_island=🇨🇵 aocos__islands=🇨🇨 ' +
  'blombia=🇨🇴 bmoros=🇰🇲 bngo____brazzaville=🇨🇬 ikinshasa=🇨🇩 bok_islands=🇨🇰 bsta_rica=🇨🇷 aroatia=🇭🇷 auba=🇨🇺 braçao=🇨🇼 ayprus=🇨🇾 azech_republic=🇨🇿 aôte_d’ivoire=🇨🇮 9denmark=🇩🇰 ' +
  'aiego_garcia=🇩🇬 ajibouti=🇩🇯 aominica=🇩🇲 hn_republic=🇩🇴 9ecuador=🇪🇨 agypt=🇪🇬 al_salvador=🇸🇻 aquatorial_guinea=🇬🇶 aritrea=🇪🇷 astonia=🇪🇪 athiopia=🇪🇹 auropean_union=🇪🇺 ' +
  '9falkland_islands=🇫🇰 broe_islands=🇫🇴 aiji=🇫🇯 bnland=🇫🇮 arance=🇫🇷 bench_guiana=🇬🇫 gpolynesia=🇵🇫 gsouthern_territories=🇹🇫 9gabon=🇬🇦 bmbia=🇬🇲 aeorgia=🇬🇪 brmany=🇩🇪 ahana=🇬🇭 ' +
  'aibraltar=🇬🇮 areece=🇬🇷 dnland=🇬🇱 cnada=🇬🇩 auadeloupe=🇬🇵 cm=🇬🇺 ctemala=🇬🇹 bernsey=🇬🇬 binea=🇬🇳 f__bissau=🇬🇼 byana=🇬🇾 9haiti=🇭🇹 aeard_&_mcdonald_islands=🇭🇲 aonduras=🇭🇳 cg_kong=🇭🇰 ' +
  'aungary=🇭🇺 9iceland=🇮🇸 andia=🇮🇳 conesia=🇮🇩 aran=🇮🇷 cq=🇮🇶 beland=🇮🇪 asle_of_man=🇮🇲 brael=🇮🇱 ataly=🇮🇹 9jamaica=🇯🇲 bpan=🇯🇵 aersey=🇯🇪 aordan=🇯🇴 9kazakhstan=🇰🇿 aenya=🇰🇪 airibati=🇰🇮 ' +
  'aosovo=🇽🇰 auwait=🇰🇼 ayrgyzstan=🇰🇬 9laos=🇱🇦 btvia=🇱🇻 aebanon=🇱🇧 bsotho=🇱🇸 aiberia=🇱🇷 cya=🇱🇾 bechtenstein=🇱🇮 bthuania=🇱🇹 auxembourg=🇱🇺 9macau=🇲🇴 cedonia=🇲🇰 bdagascar=🇲🇬 blawi=🇲🇼 ' +
  'dysia=🇲🇾 cdives=🇲🇻 ci=🇲🇱 cta=🇲🇹 brshall_islands=🇲🇭 ctinique=🇲🇶 buritania=🇲🇷 fius=🇲🇺 byotte=🇾🇹 aexico=🇲🇽 aicronesia=🇫🇲 aoldova=🇲🇩 bnaco=🇲🇨 cgolia=🇲🇳 ctenegro=🇲🇪 dserrat=🇲🇸 brocco=🇲🇦 ' +
  'bzambique=🇲🇿 ayanmar=🇲🇲 9namibia=🇳🇦 buru=🇳🇷 aepal=🇳🇵 btherlands=🇳🇱 bw_caledonia=🇳🇨 dzealand=🇳🇿 aicaragua=🇳🇮 bger=🇳🇪 eia=🇳🇬 bue=🇳🇺 aorfolk_island=🇳🇫 cth_korea=🇰🇵 ' +
  'eern_mariana_islands=🇲🇵 cway=🇳🇴 9oman=🇴🇲 9pakistan=🇵🇰 blau=🇵🇼 cestinian_territories=🇵🇸 bnama=🇵🇦 bpua_new_guinea=🇵🇬 braguay=🇵🇾 aeru=🇵🇪 ahilippines=🇵🇭 aitcairn_islands=🇵🇳 aoland=🇵🇱 ' +
  'brtugal=🇵🇹 auerto_rico=🇵🇷 9qatar=🇶🇦 9romania=🇷🇴 aussia=🇷🇺 awanda=🇷🇼 aéunion=🇷🇪 9samoa=🇼🇸 bn_marino=🇸🇲 budi_arabia=🇸🇦 aenegal=🇸🇳 brbia=🇷🇸 bychelles=🇸🇨 aierra_leone=🇸🇱 bngapore=🇸🇬 ' +
  'ct_maarten=🇸🇽 alovakia=🇸🇰 denia=🇸🇮 aolomon_islands=🇸🇧 bmalia=🇸🇴 buth_africa=🇿🇦 fgeorgia_&_south_sandwich_islands=🇬🇸 fkorea=🇰🇷 fsudan=🇸🇸 apain=🇪🇸 ari_lanka=🇱🇰 at._barthélemy=🇧🇱 ' +
  'dhelena=🇸🇭 dkitts_&_nevis=🇰🇳 dlucia=🇱🇨 dmartin=🇲🇫 dpierre_&_miquelon=🇵🇲 dvincent_&_grenadines=🇻🇨 audan=🇸🇩 briname=🇸🇷 avalbard_&_jan_mayen=🇸🇯 awaziland=🇸🇿 beden=🇸🇪 bitzerland=🇨🇭 ' +
  'ayria=🇸🇾 aão_tomé_&_príncipe=🇸🇹 9taiwan=🇹🇼 bjikistan=🇹🇯 bnzania=🇹🇿 ahailand=🇹🇭 aimor__leste=🇹🇱 aogo=🇹🇬 bkelau=🇹🇰 bnga=🇹🇴 arinidad_&_tobago=🇹🇹 cstan_da_cunha=🇹🇦 aunisia=🇹🇳 brkey=🇹🇷 ' +
  'dmenistan=🇹🇲 ds_&_caicos_islands=🇹🇨 bvalu=🇹🇻 9u.s._outlying_islands=🇺🇲 evirgin_islands=🇻🇮 aganda=🇺🇬 akraine=🇺🇦 anited_arab_emirates=🇦🇪 gkingdom=🇬🇧 gstates=🇺🇸 aruguay=🇺🇾 ' +
  'azbekistan=🇺🇿 9vanuatu=🇻🇺 btican_city=🇻🇦 aenezuela=🇻🇪 aietnam=🇻🇳 9wallis_&_futuna=🇼🇫 aestern_sahara=🇪🇭 9yemen=🇾🇪 9zambia=🇿🇲 aimbabwe=🇿🇼 9åland_islands=🇦🇽 5in_hole=⛳ 4s=🎏 3mingo=🦩 ' +
  '3shlight=🔦 3t_shoe=🥿 2eur-de-lis=⚜ 5__de__lis=⚜ 3xed_biceps=💪 d_dark_skin_tone=💪🏿 elight_skin_tone=💪🏻 emedium-dark_skin_tone=💪🏾 llight_skin_tone=💪🏼 k_skin_tone=💪🏽 2ipper=🐬 ' +
  '2oppy_disk=💾 3wer_playing_cards=🎴 2ushed=😳 7_face=😳 2ying_disc=🥏 7saucer=🛸 1og=🌫 3gy=🌁 2lded_hands=🙏 c_dark_skin_tone=🙏🏿 dlight_skin_tone=🙏🏻 dmedium-dark_skin_tone=🙏🏾 ' +
  'klight_skin_tone=🙏🏼 j_skin_tone=🙏🏽 2ot=🦶 4ball=🏈 4prints=👣 2rk_and_knife=🍴 e_with_plate=🍽 3tune_cookie=🥠 2untain=⛲ 8_pen=🖋 3r=4️⃣ 4-thirty=🕟 4_leaf_clover=🍀 5o’clock=🕓 2x_face=🦊 ' +
  '1rame_with_picture=🖼 5d_picture=🖼 3nce=🇫🇷 2ee=🆓 4_button=🆓 3nch_fries=🍟 7guiana=🇬🇫 7polynesia=🇵🇫 7southern_territories=🇹🇫 2ied_shrimp=🍤 4s=🍟 2og=🐸 4_face=🐸 3nt-facing_baby_chick=🐥 ' +
  '3wning=😦 8_face=☹ d_with_open_mouth=😦 1uel_pump=⛽ 4pump=⛽ 2ll_moon=🌕 9_face=🌝 awith_face=🌝 2neral_urn=⚱ 0gabon=🇬🇦 2mbia=🇬🇲 3e_die=🎲 2rlic=🧄 1ear=⚙ 2m=💎 3_stone=💎 3ini=♊ 2nie=🧞 ' +
  '2orgia=🇬🇪 2rmany=🇩🇪 1hana=🇬🇭 2ost=👻 1ibraltar=🇬🇮 2ft=🎁 4_heart=💝 2raffe=🦒 3l=👧 4_dark_skin_tone=👧🏿 5light_skin_tone=👧🏻 5medium-dark_skin_tone=👧🏾 clight_skin_tone=👧🏼 b_skin_tone=👧🏽 ' +
  '1lass_of_milk=🥛 5es=👓 2obe_showing_americas=🌎 fsia-australia=🌏 eeurope-africa=🌍 6with_meridians=🌐 3ves=🧤 3wing_star=🌟 1oal_net=🥅 3t=🐐 2blin=👺 2ggles=🥽 2lf=⛳ 4er=🏌 2rilla=🦍 ' +
  '1raduation_cap=🎓 3pes=🍇 2eece=🇬🇷 4n_apple=🍏 6book=📗 6circle=🟢 6heart=💚 6salad=🥗 7quare=🟩 5land=🇬🇱 3nada=🇬🇩 3y_exclamation=❕ 5question=❔ 2imacing=😬 9_face=😬 3n=😁 4ning=😀 ' +
  '8_cat_face=😺 h_with_smiling_eyes=😸 9face=😀 d_with_big_eyes=😃 jsmiling_eyes=😄 kweat=😅 9squinting_face=😆 2owing_heart=💗 1uadeloupe=🇬🇵 3m=🇬🇺 3rd=💂 5_dark_skin_tone=💂🏿 ' +
  '6light_skin_tone=💂🏻 6medium-dark_skin_tone=💂🏾 dlight_skin_tone=💂🏼 c_skin_tone=💂🏽 5sman=💂 3temala=🇬🇹 2ernsey=🇬🇬 2ide_dog=🦮 3nea=🇬🇳 6-bissau=🇬🇼 3tar=🎸 2n=🔫 2yana=🇬🇾 0haircut=💇 3ti=🇭🇹 ' +
  '2mburger=🍔 3mer=🔨 6_and_pick=⚒ bwrench=🛠 3ster=🐹 7_face=🐹 2nd=✋ 4_with_fingers_splayed=🖐 p_dark_skin_tone=🖐🏿 qlight_skin_tone=🖐🏻 qmedium-dark_skin_tone=🖐🏾 xlight_skin_tone=🖐🏼 ' +
  'w_skin_tone=🖐🏽 4bag=👜 4shake=🤝 3key=💩 2tched_chick=🐥 5ing_chick=🐣 1eadphone=🎧 9s=🎧 3r-no-evil_monkey=🙉 4_no_evil=🙉 4d_&_mcdonald_islands=🇭🇲 4t=❤ 5_decoration=💟 6eyes=😍 a_cat=😻 ' +
  '6suit=♥ 6with_arrow=💘 bribbon=💝 5beat=💓 5pulse=💗 5s=♥ 3vy_check_mark=✔ 6division_sign=➗ 7ollar_sign=💲 6exclamation_mark=❗ 6heart_exclamation=❣ n_mark_ornament=❣ 6large_circle=⭕ ' +
  '6minus_sign=➖ 7ultiplication_x=✖ 6plus_sign=➕ 2dgehog=🦔 2licopter=🚁 3m_symbol=⎈ 4et_with_white_cross=⛑ 2rb=🌿 1ibiscus=🌺 2gh-heeled_shoe=👠 5speed_train=🚄 4_brightness=🔆 5heel=👠 ' +
  '5voltage=⚡ 2king_boot=🥾 2ndu_temple=🛕 2ppopotamus=🦛 1ocho=🔪 2le=🕳 2nduras=🇭🇳 3ey_pot=🍯 5bee=🐝 3g_kong_sar_china=🇭🇰 2rizontal_traffic_light=🚥 3se=🐴 5_face=🐴 6racing=🏇 ' +
  'c_dark_skin_tone=🏇🏿 dlight_skin_tone=🏇🏻 dmedium-dark_skin_tone=🏇🏾 klight_skin_tone=🏇🏼 j_skin_tone=🏇🏽 2spital=🏥 2t_beverage=☕ 4dog=🌭 4face=🥵 4pepper=🌶 4springs=♨ 3el=🏨 3springs=♨ ' +
  '2urglass=⌛ 9_done=⌛ aflowing_sand=⏳ anot_done=⏳ 3se=🏠 5_buildings=🏘 6with_garden=🏡 5s=🏘 1ugging_face=🤗 2ndred_points=💯 3gary=🇭🇺 2shed=😯 6_face=😯 0ice=🧊 3_cream=🍨 4hockey=🏒 ' +
  'a_stick_and_puck=🏒 4skate=⛸ 3cream=🍦 3land=🇮🇸 1d=🆔 2_button=🆔 2eograph_advantage=🉐 1mp=👿 1nbox_tray=📥 2coming_envelope=📨 2dex_pointing_up=☝ h_dark_skin_tone=☝🏿 ilight_skin_tone=☝🏻 ' +
  'imedium-dark_skin_tone=☝🏾 plight_skin_tone=☝🏼 o_skin_tone=☝🏽 3ia=🇮🇳 3onesia=🇮🇩 2finity=♾ 3ormation=ℹ b_desk_person=💁 csource=ℹ 2nocent=😇 2put_latin_letters=🔤 dowercase=🔡 ' +
  'cuppercase=🔠 6numbers=🔢 6symbols=🔣 2terrobang=⁉ 1phone=📱 1ran=🇮🇷 3q=🇮🇶 2eland=🇮🇪 1sle_of_man=🇮🇲 2rael=🇮🇱 1taly=🇮🇹 1zakaya_lantern=🏮 0jack-o-lantern=🎃 4_o_lantern=🎃 2maica=🇯🇲 2pan=🗾 ' +
  '5ese_acceptable_button=🉑 application_button=🈸 9bargain_button=🉐 9castle=🏯 aongratulations_button=㊗ 9discount_button=🈹 aolls=🎎 9free_of_charge_button=🈚 9goblin=👺 9here_button=🈁 ' +
  '9monthly_amount_button=🈷 9no_vacancy_button=🈵 bt_free_of_charge_button=🈶 9ogre=👹 apen_for_business_button=🈺 9passing_grade_button=🈴 aost_office=🏣 arohibited_button=🈲 ' +
  '9reserved_button=🈯 9secret_button=㊙ brvice_charge_button=🈂 aymbol_for_beginner=🔰 9vacancy_button=🈳 1eans=👖 2rsey=🇯🇪 1igsaw=🧩 1oker=🃏 2rdan=🇯🇴 2y=😂 3_cat=😹 3stick=🕹 0kaaba=🕋 ' +
  '2ngaroo=🦘 2zakhstan=🇰🇿 1enya=🇰🇪 2y=🔑 3board=⌨ 3cap_#=#️⃣ 7*=*️⃣ 70=0️⃣ 71=1️⃣ 80=🔟 72=2️⃣ 73=3️⃣ 74=4️⃣ 75=5️⃣ 76=6️⃣ 77=7️⃣ 78=8️⃣ 79=9️⃣ 7asterisk=*⃣ 7digit_eight=8⃣ dfive=5⃣ ' +
  'eour=4⃣ dnine=9⃣ done=1⃣ dseven=7⃣ eix=6⃣ dthree=3⃣ ewo=2⃣ dzero=0⃣ 7number_sign=#⃣ 1ick_scooter=🛴 2mono=👘 2ribati=🇰🇮 2ss=💋 4_man_man=👨‍❤️‍💋‍👨 7rk=💋 5woman_man=👩‍❤️‍💋‍👨 ' +
  'bwoman=👩‍❤️‍💋‍👩 4ing=😗 7_cat=😽 b_face=😽 9losed_eyes=😚 8face=😗 c_with_closed_eyes=😚 ismiling_eyes=😙 8heart=😘 8smiling_eyes=😙 2tchen_knife=🔪 3e=🪁 2wi_fruit=🥝 1nife=🔪 1oala=🐨 2ko=🈁 ' +
  '2sovo=🇽🇰 1uwait=🇰🇼 1yrgyzstan=🇰🇬 0lab_coat=🥼 3el=🏷 2crosse=🥍 2dy_beetle=🐞 2ntern=🏮 2os=🇱🇦 2ptop_computer=💻 2rge_blue_circle=🔵 bdiamond=🔷 6orange_diamond=🔶 2st_quarter_moon=🌗 ' +
  'h_face=🌜 iwith_face=🌜 5track_button=⏮ 2tin_cross=✝ 3via=🇱🇻 2ughing=😆 1eaf_fluttering_in_wind=🍃 4y_green=🥬 3ves=🍃 2banon=🇱🇧 2dger=📒 2ft-facing_fist=🤛 g_dark_skin_tone=🤛🏿 ' +
  'hlight_skin_tone=🤛🏻 hmedium-dark_skin_tone=🤛🏾 olight_skin_tone=🤛🏼 n_skin_tone=🤛🏽 5right_arrow=↔ 4_arrow=⬅ a_curving_right=↪ 5luggage=🛅 5right_arrow=↔ 5speech_bubble=🗨 ' +
  '4wards_arrow_with_hook=↩ 2g=🦵 2mon=🍋 2o=♌ 3pard=🐆 2sotho=🇱🇸 2vel_slider=🎚 1iberia=🇱🇷 3ra=♎ 3ya=🇱🇾 2echtenstein=🇱🇮 2ght_bulb=💡 6rail=🚈 6skin_tone=🏻 2nk=🔗 4ed_paperclips=🖇 2on_face=🦁 ' +
  '2ps=👄 4tick=💄 2thuania=🇱🇹 3ter_in_bin_sign=🚮 2zard=🦎 1lama=🦙 1obster=🦞 2ck=🔒 4_with_ink_pen=🔏 4ed=🔒 6_with_key=🔐 cpen=🔏 3omotive=🚂 2llipop=🍭 2op=➿ 2tion_bottle=🧴 2ud_sound=🔊 ' +
  '4ly_crying_face=😭 4speaker=📢 2ve-you_gesture=🤟 g_dark_skin_tone=🤟🏿 hlight_skin_tone=🤟🏻 hmedium-dark_skin_tone=🤟🏾 olight_skin_tone=🤟🏼 n_skin_tone=🤟🏽 4_hotel=🏩 5letter=💌 ' +
  '2w_brightness=🔅 3er_left_ballpoint_pen=🖊 bcrayon=🖍 bfountain_pen=🖋 bpaintbrush=🖌 1uggage=🧳 2xembourg=🇱🇺 1ying_face=🤥 0m=Ⓜ 1acau_sar_china=🇲🇴 3edonia=🇲🇰 2dagascar=🇲🇬 2g=🔍 3_right=🔎 ' +
  '3e=🧙 4_dark_skin_tone=🧙🏿 5light_skin_tone=🧙🏻 5medium-dark_skin_tone=🧙🏾 clight_skin_tone=🧙🏼 b_skin_tone=🧙🏽 3net=🧲 4ifying_glass_tilted_left=🔍 oright=🔎 2hjong=🀄 7_red_dragon=🀄 ' +
  '2ilbox=📫 7_closed=📪 8with_mail=📬 dno_mail=📭 2lawi=🇲🇼 4ysia=🇲🇾 3dives=🇲🇻 3e_sign=♂ 3i=🇲🇱 3ta=🇲🇹 2n=👨 3_and_woman_holding_hands=👫 5rtist=👨‍🎨 a_dark_skin_tone=👨🏿‍🎨 ' +
  'blight_skin_tone=👨🏻‍🎨 bmedium-dark_skin_tone=👨🏾‍🎨 ilight_skin_tone=👨🏼‍🎨 h_skin_tone=👨🏽‍🎨 5stronaut=👨‍🚀 d_dark_skin_tone=👨🏿‍🚀 elight_skin_tone=👨🏻‍🚀 emedium-dark_skin_tone=👨🏾‍🚀 ' +
  'llight_skin_tone=👨🏼‍🚀 k_skin_tone=👨🏽‍🚀 4biking=🚴‍♂️ a_dark_skin_tone=🚴🏿‍♂️ blight_skin_tone=🚴🏻‍♂️ bmedium-dark_skin_tone=🚴🏾‍♂️ ilight_skin_tone=🚴🏼‍♂️ h_skin_tone=🚴🏽‍♂️ ' +
  '5ouncing_ball=⛹️‍♂️ h_dark_skin_tone=⛹🏿‍♂️ ilight_skin_tone=⛹🏻‍♂️ imedium-dark_skin_tone=⛹🏾‍♂️ plight_skin_tone=⛹🏼‍♂️ o_skin_tone=⛹🏽‍♂️ 6wing=🙇‍♂️ a_dark_skin_tone=🙇🏿‍♂️ ' +
  'blight_skin_tone=🙇🏻‍♂️ bmedium-dark_skin_tone=🙇🏾‍♂️ ilight_skin_tone=🙇🏼‍♂️ h_skin_tone=🙇🏽‍♂️ 4cartwheeling=🤸‍♂️ g_dark_skin_tone=🤸🏿‍♂️ hlight_skin_tone=🤸🏻‍♂️ ' +
  'hmedium-dark_skin_tone=🤸🏾‍♂️ olight_skin_tone=🤸🏼‍♂️ n_skin_tone=🤸🏽‍♂️ 5limbing=🧗‍♂️ c_dark_skin_tone=🧗🏿‍♂️ dlight_skin_tone=🧗🏻‍♂️ dmedium-dark_skin_tone=🧗🏾‍♂️ ' +
  'klight_skin_tone=🧗🏼‍♂️ j_skin_tone=🧗🏽‍♂️ 5onstruction_worker=👷‍♂️ n_dark_skin_tone=👷🏿‍♂️ olight_skin_tone=👷🏻‍♂️ omedium-dark_skin_tone=👷🏾‍♂️ vlight_skin_tone=👷🏼‍♂️ ' +
  'u_skin_tone=👷🏽‍♂️ 6ok=👨‍🍳 8_dark_skin_tone=👨🏿‍🍳 9light_skin_tone=👨🏻‍🍳 9medium-dark_skin_tone=👨🏾‍🍳 glight_skin_tone=👨🏼‍🍳 f_skin_tone=👨🏽‍🍳 4dancing=🕺 b_dark_skin_tone=🕺🏿 ' +
  'clight_skin_tone=🕺🏻 cmedium-dark_skin_tone=🕺🏾 jlight_skin_tone=🕺🏼 i_skin_tone=🕺🏽 6rk_skin_tone=👨🏿 5etective=🕵️‍♂️ d_dark_skin_tone=🕵🏿‍♂️ elight_skin_tone=🕵🏻‍♂️ ' +
  'emedium-dark_skin_tone=🕵🏾‍♂️ llight_skin_tone=🕵🏼‍♂️ k_skin_tone=🕵🏽‍♂️ 4elf=🧝‍♂️ 7_dark_skin_tone=🧝🏿‍♂️ 8light_skin_tone=🧝🏻‍♂️ 8medium-dark_skin_tone=🧝🏾‍♂️ flight_skin_tone=🧝🏼‍♂️ ' +
  'e_skin_tone=🧝🏽‍♂️ 4facepalming=🤦‍♂️ f_dark_skin_tone=🤦🏿‍♂️ glight_skin_tone=🤦🏻‍♂️ gmedium-dark_skin_tone=🤦🏾‍♂️ nlight_skin_tone=🤦🏼‍♂️ m_skin_tone=🤦🏽‍♂️ 7tory_worker=👨‍🏭 ' +
  'i_dark_skin_tone=👨🏿‍🏭 jlight_skin_tone=👨🏻‍🏭 jmedium-dark_skin_tone=👨🏾‍🏭 qlight_skin_tone=👨🏼‍🏭 p_skin_tone=👨🏽‍🏭 6iry=🧚‍♂️ 9_dark_skin_tone=🧚🏿‍♂️ alight_skin_tone=🧚🏻‍♂️ ' +
  'amedium-dark_skin_tone=🧚🏾‍♂️ hlight_skin_tone=🧚🏼‍♂️ g_skin_tone=🧚🏽‍♂️ 6rmer=👨‍🌾 a_dark_skin_tone=👨🏿‍🌾 blight_skin_tone=👨🏻‍🌾 bmedium-dark_skin_tone=👨🏾‍🌾 ilight_skin_tone=👨🏼‍🌾 ' +
  'h_skin_tone=👨🏽‍🌾 5irefighter=👨‍🚒 f_dark_skin_tone=👨🏿‍🚒 glight_skin_tone=👨🏻‍🚒 gmedium-dark_skin_tone=👨🏾‍🚒 nlight_skin_tone=👨🏼‍🚒 m_skin_tone=👨🏽‍🚒 5rowning=🙍‍♂️ c_dark_skin_tone=🙍🏿‍♂️ ' +
  'dlight_skin_tone=🙍🏻‍♂️ dmedium-dark_skin_tone=🙍🏾‍♂️ klight_skin_tone=🙍🏼‍♂️ j_skin_tone=🙍🏽‍♂️ 4genie=🧞‍♂️ 6sturing_no=🙅‍♂️ g_dark_skin_tone=🙅🏿‍♂️ hlight_skin_tone=🙅🏻‍♂️ ' +
  'hmedium-dark_skin_tone=🙅🏾‍♂️ olight_skin_tone=🙅🏼‍♂️ n_skin_tone=🙅🏽‍♂️ eok=🙆‍♂️ g_dark_skin_tone=🙆🏿‍♂️ hlight_skin_tone=🙆🏻‍♂️ hmedium-dark_skin_tone=🙆🏾‍♂️ olight_skin_tone=🙆🏼‍♂️ ' +
  'n_skin_tone=🙆🏽‍♂️ 6tting_haircut=💇‍♂️ j_dark_skin_tone=💇🏿‍♂️ klight_skin_tone=💇🏻‍♂️ kmedium-dark_skin_tone=💇🏾‍♂️ rlight_skin_tone=💇🏼‍♂️ q_skin_tone=💇🏽‍♂️ cmassage=💆‍♂️ ' +
  'j_dark_skin_tone=💆🏿‍♂️ klight_skin_tone=💆🏻‍♂️ kmedium-dark_skin_tone=💆🏾‍♂️ rlight_skin_tone=💆🏼‍♂️ q_skin_tone=💆🏽‍♂️ 5olfing=🏌️‍♂️ b_dark_skin_tone=🏌🏿‍♂️ clight_skin_tone=🏌🏻‍♂️ ' +
  'cmedium-dark_skin_tone=🏌🏾‍♂️ jlight_skin_tone=🏌🏼‍♂️ i_skin_tone=🏌🏽‍♂️ 5uard=💂‍♂️ 9_dark_skin_tone=💂🏿‍♂️ alight_skin_tone=💂🏻‍♂️ amedium-dark_skin_tone=💂🏾‍♂️ hlight_skin_tone=💂🏼‍♂️ ' +
  'g_skin_tone=💂🏽‍♂️ 4health_worker=👨‍⚕️ h_dark_skin_tone=👨🏿‍⚕️ ilight_skin_tone=👨🏻‍⚕️ imedium-dark_skin_tone=👨🏾‍⚕️ plight_skin_tone=👨🏼‍⚕️ o_skin_tone=👨🏽‍⚕️ ' +
  '4in_business_suit_levitating=🕴 7lotus_position=🧘‍♂️ l_dark_skin_tone=🧘🏿‍♂️ mlight_skin_tone=🧘🏻‍♂️ mmedium-dark_skin_tone=🧘🏾‍♂️ tlight_skin_tone=🧘🏼‍♂️ s_skin_tone=🧘🏽‍♂️ ' +
  '7manual_wheelchair=👨‍🦽 8otorized_wheelchair=👨‍🦼 7steamy_room=🧖‍♂️ i_dark_skin_tone=🧖🏿‍♂️ jlight_skin_tone=🧖🏻‍♂️ jmedium-dark_skin_tone=🧖🏾‍♂️ qlight_skin_tone=🧖🏼‍♂️ ' +
  'p_skin_tone=🧖🏽‍♂️ 8uit_levitating=🕴 m_dark_skin_tone=🕴🏿 nlight_skin_tone=🕴🏻 nmedium-dark_skin_tone=🕴🏾 ulight_skin_tone=🕴🏼 t_skin_tone=🕴🏽 7tuxedo=🤵 d_dark_skin_tone=🤵🏿 ' +
  'elight_skin_tone=🤵🏻 emedium-dark_skin_tone=🤵🏾 llight_skin_tone=🤵🏼 k_skin_tone=🤵🏽 4judge=👨‍⚖️ 9_dark_skin_tone=👨🏿‍⚖️ alight_skin_tone=👨🏻‍⚖️ amedium-dark_skin_tone=👨🏾‍⚖️ ' +
  'hlight_skin_tone=👨🏼‍⚖️ g_skin_tone=👨🏽‍⚖️ 6ggling=🤹‍♂️ c_dark_skin_tone=🤹🏿‍♂️ dlight_skin_tone=🤹🏻‍♂️ dmedium-dark_skin_tone=🤹🏾‍♂️ klight_skin_tone=🤹🏼‍♂️ j_skin_tone=🤹🏽‍♂️ ' +
  '4lifting_weights=🏋️‍♂️ j_dark_skin_tone=🏋🏿‍♂️ klight_skin_tone=🏋🏻‍♂️ kmedium-dark_skin_tone=🏋🏾‍♂️ rlight_skin_tone=🏋🏼‍♂️ q_skin_tone=🏋🏽‍♂️ 6ght_skin_tone=👨🏻 4mage=🧙‍♂️ ' +
  '8_dark_skin_tone=🧙🏿‍♂️ 9light_skin_tone=🧙🏻‍♂️ 9medium-dark_skin_tone=🧙🏾‍♂️ glight_skin_tone=🧙🏼‍♂️ f_skin_tone=🧙🏽‍♂️ 5echanic=👨‍🔧 c_dark_skin_tone=👨🏿‍🔧 dlight_skin_tone=👨🏻‍🔧 ' +
  'dmedium-dark_skin_tone=👨🏾‍🔧 klight_skin_tone=👨🏼‍🔧 j_skin_tone=👨🏽‍🔧 6dium-dark_skin_tone=👨🏾 blight_skin_tone=👨🏼 a_skin_tone=👨🏽 5ountain_biking=🚵‍♂️ j_dark_skin_tone=🚵🏿‍♂️ ' +
  'klight_skin_tone=🚵🏻‍♂️ kmedium-dark_skin_tone=🚵🏾‍♂️ rlight_skin_tone=🚵🏼‍♂️ q_skin_tone=🚵🏽‍♂️ 4office_worker=👨‍💼 h_dark_skin_tone=👨🏿‍💼 ilight_skin_tone=👨🏻‍💼 ' +
  'imedium-dark_skin_tone=👨🏾‍💼 plight_skin_tone=👨🏼‍💼 o_skin_tone=👨🏽‍💼 4pilot=👨‍✈️ 9_dark_skin_tone=👨🏿‍✈️ alight_skin_tone=👨🏻‍✈️ amedium-dark_skin_tone=👨🏾‍✈️ hlight_skin_tone=👨🏼‍✈️ ' +
  'g_skin_tone=👨🏽‍✈️ 5laying_handball=🤾‍♂️ k_dark_skin_tone=🤾🏿‍♂️ llight_skin_tone=🤾🏻‍♂️ lmedium-dark_skin_tone=🤾🏾‍♂️ slight_skin_tone=🤾🏼‍♂️ r_skin_tone=🤾🏽‍♂️ cwater_polo=🤽‍♂️ ' +
  'm_dark_skin_tone=🤽🏿‍♂️ nlight_skin_tone=🤽🏻‍♂️ nmedium-dark_skin_tone=🤽🏾‍♂️ ulight_skin_tone=🤽🏼‍♂️ t_skin_tone=🤽🏽‍♂️ 5olice_officer=👮‍♂️ i_dark_skin_tone=👮🏿‍♂️ ' +
  'jlight_skin_tone=👮🏻‍♂️ jmedium-dark_skin_tone=👮🏾‍♂️ qlight_skin_tone=👮🏼‍♂️ p_skin_tone=👮🏽‍♂️ 6uting=🙎‍♂️ b_dark_skin_tone=🙎🏿‍♂️ clight_skin_tone=🙎🏻‍♂️ cmedium-dark_skin_tone=🙎🏾‍♂️ ' +
  'jlight_skin_tone=🙎🏼‍♂️ i_skin_tone=🙎🏽‍♂️ 4raising_hand=🙋‍♂️ g_dark_skin_tone=🙋🏿‍♂️ hlight_skin_tone=🙋🏻‍♂️ hmedium-dark_skin_tone=🙋🏾‍♂️ olight_skin_tone=🙋🏼‍♂️ n_skin_tone=🙋🏽‍♂️ ' +
  '5owing_boat=🚣‍♂️ f_dark_skin_tone=🚣🏿‍♂️ glight_skin_tone=🚣🏻‍♂️ gmedium-dark_skin_tone=🚣🏾‍♂️ nlight_skin_tone=🚣🏼‍♂️ m_skin_tone=🚣🏽‍♂️ 5unning=🏃‍♂️ b_dark_skin_tone=🏃🏿‍♂️ ' +
  'clight_skin_tone=🏃🏻‍♂️ cmedium-dark_skin_tone=🏃🏾‍♂️ jlight_skin_tone=🏃🏼‍♂️ i_skin_tone=🏃🏽‍♂️ 4scientist=👨‍🔬 d_dark_skin_tone=👨🏿‍🔬 elight_skin_tone=👨🏻‍🔬 emedium-dark_skin_tone=👨🏾‍🔬 ' +
  'llight_skin_tone=👨🏼‍🔬 k_skin_tone=👨🏽‍🔬 5hrugging=🤷‍♂️ d_dark_skin_tone=🤷🏿‍♂️ elight_skin_tone=🤷🏻‍♂️ emedium-dark_skin_tone=🤷🏾‍♂️ llight_skin_tone=🤷🏼‍♂️ k_skin_tone=🤷🏽‍♂️ 5inger=👨‍🎤 ' +
  'a_dark_skin_tone=👨🏿‍🎤 blight_skin_tone=👨🏻‍🎤 bmedium-dark_skin_tone=👨🏾‍🎤 ilight_skin_tone=👨🏼‍🎤 h_skin_tone=👨🏽‍🎤 5tudent=👨‍🎓 b_dark_skin_tone=👨🏿‍🎓 clight_skin_tone=👨🏻‍🎓 ' +
  'cmedium-dark_skin_tone=👨🏾‍🎓 jlight_skin_tone=👨🏼‍🎓 i_skin_tone=👨🏽‍🎓 5urfing=🏄‍♂️ b_dark_skin_tone=🏄🏿‍♂️ clight_skin_tone=🏄🏻‍♂️ cmedium-dark_skin_tone=🏄🏾‍♂️ jlight_skin_tone=🏄🏼‍♂️ ' +
  'i_skin_tone=🏄🏽‍♂️ 5wimming=🏊‍♂️ c_dark_skin_tone=🏊🏿‍♂️ dlight_skin_tone=🏊🏻‍♂️ dmedium-dark_skin_tone=🏊🏾‍♂️ klight_skin_tone=🏊🏼‍♂️ j_skin_tone=🏊🏽‍♂️ 4teacher=👨‍🏫 ' +
  'b_dark_skin_tone=👨🏿‍🏫 clight_skin_tone=👨🏻‍🏫 cmedium-dark_skin_tone=👨🏾‍🏫 jlight_skin_tone=👨🏼‍🏫 i_skin_tone=👨🏽‍🏫 6chnologist=👨‍💻 g_dark_skin_tone=👨🏿‍💻 hlight_skin_tone=👨🏻‍💻 ' +
  'hmedium-dark_skin_tone=👨🏾‍💻 olight_skin_tone=👨🏼‍💻 n_skin_tone=👨🏽‍💻 5ipping_hand=💁‍♂️ g_dark_skin_tone=💁🏿‍♂️ hlight_skin_tone=💁🏻‍♂️ hmedium-dark_skin_tone=💁🏾‍♂️ ' +
  'olight_skin_tone=💁🏼‍♂️ n_skin_tone=💁🏽‍♂️ 4vampire=🧛‍♂️ b_dark_skin_tone=🧛🏿‍♂️ clight_skin_tone=🧛🏻‍♂️ cmedium-dark_skin_tone=🧛🏾‍♂️ jlight_skin_tone=🧛🏼‍♂️ i_skin_tone=🧛🏽‍♂️ ' +
  '4walking=🚶‍♂️ b_dark_skin_tone=🚶🏿‍♂️ clight_skin_tone=🚶🏻‍♂️ cmedium-dark_skin_tone=🚶🏾‍♂️ jlight_skin_tone=🚶🏼‍♂️ i_skin_tone=🚶🏽‍♂️ 5earing_turban=👳‍♂️ i_dark_skin_tone=👳🏿‍♂️ ' +
  'jlight_skin_tone=👳🏻‍♂️ jmedium-dark_skin_tone=👳🏾‍♂️ qlight_skin_tone=👳🏼‍♂️ p_skin_tone=👳🏽‍♂️ 5ith_chinese_cap=👲 k_dark_skin_tone=👲🏿 llight_skin_tone=👲🏻 lmedium-dark_skin_tone=👲🏾 ' +
  'slight_skin_tone=👲🏼 r_skin_tone=👲🏽 9gua_pi_mao=👲 9probing_cane=👨‍🦯 9turban=👳 4zombie=🧟‍♂️ 3go=🥭 3s_shoe=👞 3telpiece_clock=🕰 3ual_wheelchair=🦽 3’s_shoe=👞 2p_of_japan=🗾 3le_leaf=🍁 ' +
  '2rshall_islands=🇲🇭 3tial_arts_uniform=🥋 5nique=🇲🇶 2sk=😷 3sage=💆 2te=🧉 2uritania=🇲🇷 6ius=🇲🇺 2yotte=🇾🇹 1eat_on_bone=🍖 2chanical_arm=🦾 bleg=🦿 2dical_symbol=⚕ 4um_dark_skin_tone=🏾 ' +
  '7light_skin_tone=🏼 7skin_tone=🏽 2ga=📣 4phone=📣 2lon=🍈 2mo=📝 2n_with_bunny_ears=👯‍♂️ 5restling=🤼‍♂️ 3orah=🕎 7_with_nine_branches=🕎 3s=🚹 3’s_room=🚹 2rmaid=🧜‍♀️ 7_dark_skin_tone=🧜🏿‍♀️ ' +
  '8light_skin_tone=🧜🏻‍♀️ 8medium-dark_skin_tone=🧜🏾‍♀️ flight_skin_tone=🧜🏼‍♀️ e_skin_tone=🧜🏽‍♀️ 5n=🧜‍♂️ 6_dark_skin_tone=🧜🏿‍♂️ 7light_skin_tone=🧜🏻‍♂️ 7medium-dark_skin_tone=🧜🏾‍♂️ ' +
  'elight_skin_tone=🧜🏼‍♂️ d_skin_tone=🧜🏽‍♂️ 3person=🧜 9_dark_skin_tone=🧜🏿 alight_skin_tone=🧜🏻 amedium-dark_skin_tone=🧜🏾 hlight_skin_tone=🧜🏼 g_skin_tone=🧜🏽 2tro=🚇 2xico=🇲🇽 1icrobe=🦠 ' +
  '5nesia=🇫🇲 5phone=🎤 5scope=🔬 2ddle_finger=🖕 d_dark_skin_tone=🖕🏿 elight_skin_tone=🖕🏻 emedium-dark_skin_tone=🖕🏾 llight_skin_tone=🖕🏼 k_skin_tone=🖕🏽 2litary_medal=🎖 3ky_way=🌌 2nibus=🚐 ' +
  '4disc=💽 1oai=🗿 2bile_phone=📱 c_off=📴 dwith_arrow=📲 2ldova=🇲🇩 2naco=🇲🇨 3ey-mouth_face=🤑 5__mouth_face=🤑 6bag=💰 6with_wings=💸 5bag=💰 3golia=🇲🇳 3key=🐒 6_face=🐵 3orail=🚝 3tenegro=🇲🇪 ' +
  '4serrat=🇲🇸 2on=🌔 4_cake=🥮 5viewing_ceremony=🎑 2rocco=🇲🇦 3tar_board=🎓 2sque=🕌 5ito=🦟 2tor_boat=🛥 6scooter=🛵 5cycle=🏍 5ized_wheelchair=🦼 5way=🛣 2unt_fuji=🗻 5ain=⛰ 8_bicyclist=🚵 ' +
  '9cableway=🚠 9railway=🚞 3se=🐭 52=🐁 5_face=🐭 3th=👄 2vie_camera=🎥 2yai=🗿 2zambique=🇲🇿 1rs._claus=🤶 a_dark_skin_tone=🤶🏿 blight_skin_tone=🤶🏻 bmedium-dark_skin_tone=🤶🏾 ' +
  'ilight_skin_tone=🤶🏼 h_skin_tone=🤶🏽 1uscle=💪 3hroom=🍄 3ical_keyboard=🎹 8note=🎵 cs=🎶 8score=🎼 2te=🔇 4d_speaker=🔇 1yanmar_(burma)=🇲🇲 0nail_care=💅 5polish=💅 b_dark_skin_tone=💅🏿 ' +
  'clight_skin_tone=💅🏻 cmedium-dark_skin_tone=💅🏾 jlight_skin_tone=💅🏼 i_skin_tone=💅🏽 2me_badge=📛 3ibia=🇳🇦 2tional_park=🏞 2uru=🇳🇷 3seated_face=🤢 2zar_amulet=🧿 1ecktie=👔 ' +
  '2gative_squared_cross_mark=❎ 2pal=🇳🇵 2rd_face=🤓 2therlands=🇳🇱 2utral_face=😐 2w=🆕 3_button=🆕 4caledonia=🇳🇨 4moon=🌑 8_face=🌚 9with_face=🌚 4zealand=🇳🇿 3spaper=📰 2xt_track_button=⏭ ' +
  '1g=🆖 2_button=🆖 1icaragua=🇳🇮 2ger=🇳🇪 5ia=🇳🇬 3ht_with_stars=🌃 2ne=9️⃣ 4-thirty=🕤 4_o’clock=🕘 2ue=🇳🇺 1o_bell=🔕 4icycles=🚳 3entry=⛔ 8_sign=🚫 3good=🙅 3littering=🚯 3mobile_phones=📵 ' +
  '5uth=😶 3one_under_eighteen=🔞 3pedestrians=🚷 3smoking=🚭 2n-potable_water=🚱 3__potable_water=🚱 2rfolk_island=🇳🇫 3th_korea=🇰🇵 5ern_mariana_islands=🇲🇵 3way=🇳🇴 2se=👃 4_dark_skin_tone=👃🏿 ' +
  '5light_skin_tone=👃🏻 5medium-dark_skin_tone=👃🏾 clight_skin_tone=👃🏼 b_skin_tone=👃🏽 2tebook=📓 8_with_decorative_cover=📔 4s=🎶 1ut_and_bolt=🔩 0o=⭕ 12=🅾 1_button_(blood_type)=🅾 1cean=🌊 ' +
  '2topus=🐙 1den=🍢 1ffice=🏢 6_building=🏢 1gre=👹 1il_drum=🛢 1k=🆗 2_button=🆗 3hand=👌 7_dark_skin_tone=👌🏿 8light_skin_tone=👌🏻 8medium-dark_skin_tone=👌🏾 flight_skin_tone=👌🏼 e_skin_tone=👌🏽 ' +
  '3woman=🙆 1ld_key=🗝 4man=👴 7_dark_skin_tone=👴🏿 8light_skin_tone=👴🏻 8medium-dark_skin_tone=👴🏾 flight_skin_tone=👴🏼 e_skin_tone=👴🏽 4woman=👵 9_dark_skin_tone=👵🏿 alight_skin_tone=👵🏻 ' +
  'amedium-dark_skin_tone=👵🏾 hlight_skin_tone=👵🏼 g_skin_tone=👵🏽 3er_adult=🧓 b_dark_skin_tone=🧓🏿 clight_skin_tone=🧓🏻 cmedium-dark_skin_tone=🧓🏾 jlight_skin_tone=🧓🏼 i_skin_tone=🧓🏽 6man=👴 ' +
  '6woman=👵 1m=🕉 2_symbol=🕉 2an=🇴🇲 1n=🔛 2!_arrow=🔛 2coming_automobile=🚘 9bus=🚍 9fist=👊 d_dark_skin_tone=👊🏿 elight_skin_tone=👊🏻 emedium-dark_skin_tone=👊🏾 llight_skin_tone=👊🏼 ' +
  'k_skin_tone=👊🏽 9police_car=🚔 9taxi=🚖 2e=1️⃣ 3-piece_swimsuit=🩱 4thirty=🕜 3_o’clock=🕐 2ion=🧅 1pen_book=📖 5file_folder=📂 5hands=👐 a_dark_skin_tone=👐🏿 blight_skin_tone=👐🏻 ' +
  'bmedium-dark_skin_tone=👐🏾 ilight_skin_tone=👐🏼 h_skin_tone=👐🏽 5mailbox_with_lowered_flag=📭 iraised_flag=📬 6outh=😮 2hiuchus=⛎ 2tical_disk=💿 1range_book=📙 7circle=🟠 7heart=🧡 7square=🟧 ' +
  '5utan=🦧 2thodox_cross=☦ 1tter=🦦 1utbox_tray=📤 1wl=🦉 1x=🐂 1yster=🦪 0p_button=🅿 1ackage=📦 2ge_facing_up=📄 5with_curl=📃 4r=📟 2intbrush=🖌 2kistan=🇵🇰 2lau=🇵🇼 3estinian_territories=🇵🇸 ' +
  '3m_tree=🌴 4s_up_together=🤲 h_dark_skin_tone=🤲🏿 ilight_skin_tone=🤲🏻 imedium-dark_skin_tone=🤲🏾 plight_skin_tone=🤲🏼 o_skin_tone=🤲🏽 2nama=🇵🇦 3cakes=🥞 3da_face=🐼 2perclip=📎 ' +
  '3ua_new_guinea=🇵🇬 2raguay=🇵🇾 3king=🅿 3rot=🦜 3t_alternation_mark=〽 4ly_sunny=⛅ 4y_popper=🎉 5ing_face=🥳 2ssenger_ship=🛳 4port_control=🛂 2use_button=⏸ 2w_prints=🐾 1eace_symbol=☮ 4h=🍑 ' +
  '4ock=🦚 3nuts=🥜 3r=🍐 2n=🖊 3cil=📝 62=✏ 3guin=🐧 3sive=😔 7_face=😔 2ople_holding_hands=🧑‍🤝‍🧑 7with_bunny_ears=👯 8restling=🤼 2rforming_arts=🎭 3severe=😣 8ing_face=😣 4on_biking=🚴 ' +
  'd_dark_skin_tone=🚴🏿 elight_skin_tone=🚴🏻 emedium-dark_skin_tone=🚴🏾 llight_skin_tone=🚴🏼 k_skin_tone=🚴🏽 8ouncing_ball=⛹ k_dark_skin_tone=⛹🏿 llight_skin_tone=⛹🏻 ' +
  'lmedium-dark_skin_tone=⛹🏾 slight_skin_tone=⛹🏼 r_skin_tone=⛹🏽 9wing=🙇 d_dark_skin_tone=🙇🏿 elight_skin_tone=🙇🏻 emedium-dark_skin_tone=🙇🏾 llight_skin_tone=🙇🏼 k_skin_tone=🙇🏽 ' +
  '7cartwheeling=🤸 j_dark_skin_tone=🤸🏿 klight_skin_tone=🤸🏻 kmedium-dark_skin_tone=🤸🏾 rlight_skin_tone=🤸🏼 q_skin_tone=🤸🏽 8limbing=🧗 f_dark_skin_tone=🧗🏿 glight_skin_tone=🧗🏻 ' +
  'gmedium-dark_skin_tone=🧗🏾 nlight_skin_tone=🧗🏼 m_skin_tone=🧗🏽 7facepalming=🤦 i_dark_skin_tone=🤦🏿 jlight_skin_tone=🤦🏻 jmedium-dark_skin_tone=🤦🏾 qlight_skin_tone=🤦🏼 p_skin_tone=🤦🏽 ' +
  '8encing=🤺 8rowning=🙍 f_dark_skin_tone=🙍🏿 glight_skin_tone=🙍🏻 gmedium-dark_skin_tone=🙍🏾 nlight_skin_tone=🙍🏼 m_skin_tone=🙍🏽 7gesturing_no=🙅 j_dark_skin_tone=🙅🏿 klight_skin_tone=🙅🏻 ' +
  'kmedium-dark_skin_tone=🙅🏾 rlight_skin_tone=🙅🏼 q_skin_tone=🙅🏽 hok=🙆 j_dark_skin_tone=🙆🏿 klight_skin_tone=🙆🏻 kmedium-dark_skin_tone=🙆🏾 rlight_skin_tone=🙆🏼 q_skin_tone=🙆🏽 ' +
  '9tting_haircut=💇 m_dark_skin_tone=💇🏿 nlight_skin_tone=💇🏻 nmedium-dark_skin_tone=💇🏾 ulight_skin_tone=💇🏼 t_skin_tone=💇🏽 fmassage=💆 m_dark_skin_tone=💆🏿 nlight_skin_tone=💆🏻 ' +
  'nmedium-dark_skin_tone=💆🏾 ulight_skin_tone=💆🏼 t_skin_tone=💆🏽 8olfing=🏌 e_dark_skin_tone=🏌🏿 flight_skin_tone=🏌🏻 fmedium-dark_skin_tone=🏌🏾 mlight_skin_tone=🏌🏼 l_skin_tone=🏌🏽 ' +
  '7in_bed=🛌 d_dark_skin_tone=🛌🏿 elight_skin_tone=🛌🏻 emedium-dark_skin_tone=🛌🏾 llight_skin_tone=🛌🏼 k_skin_tone=🛌🏽 alotus_position=🧘 o_dark_skin_tone=🧘🏿 plight_skin_tone=🧘🏻 ' +
  'pmedium-dark_skin_tone=🧘🏾 wlight_skin_tone=🧘🏼 v_skin_tone=🧘🏽 asteamy_room=🧖 l_dark_skin_tone=🧖🏿 mlight_skin_tone=🧖🏻 mmedium-dark_skin_tone=🧖🏾 tlight_skin_tone=🧖🏼 s_skin_tone=🧖🏽 ' +
  '7juggling=🤹 f_dark_skin_tone=🤹🏿 glight_skin_tone=🤹🏻 gmedium-dark_skin_tone=🤹🏾 nlight_skin_tone=🤹🏼 m_skin_tone=🤹🏽 7kneeling=🧎 7lifting_weights=🏋 m_dark_skin_tone=🏋🏿 ' +
  'nlight_skin_tone=🏋🏻 nmedium-dark_skin_tone=🏋🏾 ulight_skin_tone=🏋🏼 t_skin_tone=🏋🏽 7mountain_biking=🚵 m_dark_skin_tone=🚵🏿 nlight_skin_tone=🚵🏻 nmedium-dark_skin_tone=🚵🏾 ' +
  'ulight_skin_tone=🚵🏼 t_skin_tone=🚵🏽 7playing_handball=🤾 n_dark_skin_tone=🤾🏿 olight_skin_tone=🤾🏻 omedium-dark_skin_tone=🤾🏾 vlight_skin_tone=🤾🏼 u_skin_tone=🤾🏽 fwater_polo=🤽 ' +
  'p_dark_skin_tone=🤽🏿 qlight_skin_tone=🤽🏻 qmedium-dark_skin_tone=🤽🏾 xlight_skin_tone=🤽🏼 w_skin_tone=🤽🏽 8outing=🙎 e_dark_skin_tone=🙎🏿 flight_skin_tone=🙎🏻 fmedium-dark_skin_tone=🙎🏾 ' +
  'mlight_skin_tone=🙎🏼 l_skin_tone=🙎🏽 7raising_hand=🙋 j_dark_skin_tone=🙋🏿 klight_skin_tone=🙋🏻 kmedium-dark_skin_tone=🙋🏾 rlight_skin_tone=🙋🏼 q_skin_tone=🙋🏽 8owing_boat=🚣 ' +
  'i_dark_skin_tone=🚣🏿 jlight_skin_tone=🚣🏻 jmedium-dark_skin_tone=🚣🏾 qlight_skin_tone=🚣🏼 p_skin_tone=🚣🏽 8unning=🏃 e_dark_skin_tone=🏃🏿 flight_skin_tone=🏃🏻 fmedium-dark_skin_tone=🏃🏾 ' +
  'mlight_skin_tone=🏃🏼 l_skin_tone=🏃🏽 7shrugging=🤷 g_dark_skin_tone=🤷🏿 hlight_skin_tone=🤷🏻 hmedium-dark_skin_tone=🤷🏾 olight_skin_tone=🤷🏼 n_skin_tone=🤷🏽 8tanding=🧍 8urfing=🏄 ' +
  'e_dark_skin_tone=🏄🏿 flight_skin_tone=🏄🏻 fmedium-dark_skin_tone=🏄🏾 mlight_skin_tone=🏄🏼 l_skin_tone=🏄🏽 8wimming=🏊 f_dark_skin_tone=🏊🏿 glight_skin_tone=🏊🏻 gmedium-dark_skin_tone=🏊🏾 ' +
  'nlight_skin_tone=🏊🏼 m_skin_tone=🏊🏽 7taking_bath=🛀 i_dark_skin_tone=🛀🏿 jlight_skin_tone=🛀🏻 jmedium-dark_skin_tone=🛀🏾 qlight_skin_tone=🛀🏼 p_skin_tone=🛀🏽 8ipping_hand=💁 ' +
  'j_dark_skin_tone=💁🏿 klight_skin_tone=💁🏻 kmedium-dark_skin_tone=💁🏾 rlight_skin_tone=💁🏼 q_skin_tone=💁🏽 7walking=🚶 e_dark_skin_tone=🚶🏿 flight_skin_tone=🚶🏻 fmedium-dark_skin_tone=🚶🏾 ' +
  'mlight_skin_tone=🚶🏼 l_skin_tone=🚶🏽 8earing_turban=👳 l_dark_skin_tone=👳🏿 mlight_skin_tone=👳🏻 mmedium-dark_skin_tone=👳🏾 tlight_skin_tone=👳🏼 s_skin_tone=👳🏽 8ith_ball=⛹ dlond_hair=👱 ' +
  'cpouting_face=🙎 3u=🇵🇪 2tri_dish=🧫 1hilippines=🇵🇭 2one=☎ 1ick=⛏ 2e=🥧 2g=🐷 32=🐖 3_face=🐷 4nose=🐽 2le_of_poo=💩 3l=💊 2nching_hand=🤏 3e_decoration=🎍 4apple=🍍 3g_pong=🏓 2rate_flag=🏴‍☠️ ' +
  '2sces=♓ 3tol=🔫 2tcairn_islands=🇵🇳 2zza=🍕 1lace_of_worship=🛐 3y_button=▶ 5or_pause_button=⏯ 2eading_face=🥺 1oint_down=👇 6left=👈 6right=👉 6up=☝ 8_2=👆 2land=🇵🇱 3ice_car=🚓 a_light=🚨 ' +
  '7officer=👮 e_dark_skin_tone=👮🏿 flight_skin_tone=👮🏻 fmedium-dark_skin_tone=👮🏾 mlight_skin_tone=👮🏼 l_skin_tone=👮🏽 2odle=🐩 3l_8_ball=🎱 3p=💩 2pcorn=🍿 2rtugal=🇵🇹 2st_office=🏣 4al_horn=📯 ' +
  '4box=📮 2t_of_food=🍲 3able_water=🚰 4to=🥔 2uch=👝 3ltry_leg=🍗 3nd=💷 5_banknote=💷 3ting_cat=😾 b_face=😾 8face=😡 1ray=🙏 4er_beads=📿 2egnant_woman=🤰 e_dark_skin_tone=🤰🏿 ' +
  'flight_skin_tone=🤰🏻 fmedium-dark_skin_tone=🤰🏾 mlight_skin_tone=🤰🏼 l_skin_tone=🤰🏽 3tzel=🥨 2ince=🤴 6_dark_skin_tone=🤴🏿 7light_skin_tone=🤴🏻 7medium-dark_skin_tone=🤴🏾 ' +
  'elight_skin_tone=🤴🏼 d_skin_tone=🤴🏽 6ss=👸 8_dark_skin_tone=👸🏿 9light_skin_tone=👸🏻 9medium-dark_skin_tone=👸🏾 glight_skin_tone=👸🏼 f_skin_tone=👸🏽 4ter=🖨 2obing_cane=🦯 3hibited=🚫 ' +
  '1uerto_rico=🇵🇷 2nch=👊 2rple_circle=🟣 7heart=💜 7square=🟪 3se=👛 2shpin=📌 2t_litter_in_its_place=🚮 0qatar=🇶🇦 1uestion=❓ 8_mark=❓ 0rabbit=🐰 62=🐇 6_face=🐰 2ccoon=🦝 3ehorse=🐎 3ing_car=🏎 ' +
  '7motorcycle=🏍 2dio=📻 5_button=🔘 5active=☢ b_sign=☢ 2ge=😡 2ilway_car=🚃 8track=🛤 3nbow=🌈 7_flag=🏳️‍🌈 3sed_back_of_hand=🤚 j_dark_skin_tone=🤚🏿 klight_skin_tone=🤚🏻 ' +
  'kmedium-dark_skin_tone=🤚🏾 rlight_skin_tone=🤚🏼 q_skin_tone=🤚🏽 7fist=✊ b_dark_skin_tone=✊🏿 clight_skin_tone=✊🏻 cmedium-dark_skin_tone=✊🏾 jlight_skin_tone=✊🏼 i_skin_tone=✊🏽 7hand=✋ ' +
  'b_dark_skin_tone=✋🏿 clight_skin_tone=✋🏻 cmedium-dark_skin_tone=✋🏾 jlight_skin_tone=✋🏼 i_skin_tone=✋🏽 cwith_fingers_splayed=🖐 hpart_between_middle_and_ring_fingers=🖖 bs=🙌 ' +
  '4ing_hand=🙋 cs=🙌 d_dark_skin_tone=🙌🏿 elight_skin_tone=🙌🏻 emedium-dark_skin_tone=🙌🏾 llight_skin_tone=🙌🏼 k_skin_tone=🙌🏽 2m=🐏 3en=🍜 2t=🐀 2zor=🪒 1eceipt=🧾 3ord_button=⏺ 3ycle=♻ ' +
  '6ing_symbol=♻ 2d-haired_man=👨‍🦰 bwoman=👩‍🦰 3_apple=🍎 4car=🚗 5ircle=🔴 4envelope=🧧 4hair=🦰 5eart=❤ 4paper_lantern=🏮 4square=🟥 4triangle_pointed_down=🔻 lup=🔺 2gional_indicator_a=🇦 ' +
  'jb=🇧 jc=🇨 jd=🇩 je=🇪 jf=🇫 jg=🇬 jh=🇭 ji=🇮 jj=🇯 jk=🇰 jl=🇱 jm=🇲 jn=🇳 jo=🇴 jp=🇵 jq=🇶 jr=🇷 js=🇸 kymbol_letter_a=🇦 xb=🇧 xc=🇨 xd=🇩 xe=🇪 xf=🇫 xg=🇬 xh=🇭 xi=🇮 xj=🇯 xk=🇰 xl=🇱 xm=🇲 xn=🇳 xo=🇴 ' +
  'xp=🇵 xq=🇶 xr=🇷 xs=🇸 xt=🇹 xu=🇺 xv=🇻 xw=🇼 xx=🇽 xy=🇾 xz=🇿 jt=🇹 ju=🇺 jv=🇻 jw=🇼 jx=🇽 jy=🇾 jz=🇿 4stered=® 2laxed=☺ 3ieved=😌 8_face=😌 2minder_ribbon=🎗 2peat=🔁 6_button=🔁 7one=🔂 ' +
  '7single_button=🔂 2scue_worker’s_helmet=⛑ 3troom=🚻 2verse_button=◀ 7d_hand_with_middle_finger_extended=🖕 3olving_hearts=💞 2wind=⏪ 1hinoceros=🦏 1ibbon=🎀 2ce=🍚 4_ball=🍙 5cracker=🍘 ' +
  '5scene=🎑 2ght-facing_fist=🤜 h_dark_skin_tone=🤜🏿 ilight_skin_tone=🤜🏻 imedium-dark_skin_tone=🤜🏾 plight_skin_tone=🤜🏼 o_skin_tone=🤜🏽 5_anger_bubble=🗯 7rrow=➡ b_curving_down=⤵ kleft=↩ ' +
  'kup=⤴ 2ng=💍 4ed_planet=🪐 1oasted_sweet_potato=🍠 2bot=🤖 5_face=🤖 2cket=🚀 2ll_of_paper=🧻 4ed-up_newspaper=🗞 6__up_newspaper=🗞 5r_coaster=🎢 4ing_on_the_floor_laughing=🤣 2mania=🇷🇴 ' +
  '2oster=🐓 2se=🌹 4tte=🏵 2tating_light=🚨 2und_pushpin=📍 2wboat=🚣 1ugby_football=🏉 2nner=🏃 4ing=🏃 7_shirt=🎽 d_with_sash=🎽 aoe=👟 2ssia=🇷🇺 1wanda=🇷🇼 1éunion=🇷🇪 0sa=🈂 ' +
  '2d_but_relieved_face=😥 2fety_pin=🧷 7vest=🦺 2gittarius=♐ 2ilboat=⛵ 2ke=🍶 2lt=🧂 2moa=🇼🇸 2n_marino=🇸🇲 3dal=👡 4wich=🥪 3ta=🎅 5_claus=🎅 b_dark_skin_tone=🎅🏿 clight_skin_tone=🎅🏻 ' +
  'cmedium-dark_skin_tone=🎅🏾 jlight_skin_tone=🎅🏼 i_skin_tone=🎅🏽 2ri=🥻 2tellite=📡 9_antenna=📡 3isfied=😆 2udi_arabia=🇸🇦 3ropod=🦕 2xophone=🎷 1cales=⚖ 3rf=🧣 2hool=🏫 6_backpack=🎒 ' +
  '7satchel=🎒 2issors=✂ 2orpio=♏ 7n=🦂 6us=♏ 3tland=🏴󠁧󠁢󠁳󠁣󠁴󠁿 2ream=😱 6_cat=🙀 3oll=📜 1eat=💺 2cret=㊙ 2e-no-evil_monkey=🙈 3_no_evil=🙈 3dling=🌱 2lfie=🤳 6_dark_skin_tone=🤳🏿 ' +
  '7light_skin_tone=🤳🏻 7medium-dark_skin_tone=🤳🏾 elight_skin_tone=🤳🏼 d_skin_tone=🤳🏽 2negal=🇸🇳 2rbia=🇷🇸 3vice_dog=🐕‍🦺 2ven=7️⃣ 5-thirty=🕢 5_o’clock=🕖 2ychelles=🇸🇨 1hallow_pan_of_food=🥘 ' +
  '3mrock=☘ 3rk=🦈 3ved_ice=🍧 2eaf_of_rice=🌾 3ep=🐑 3ll=🐚 2ield=🛡 3nto_shrine=⛩ 3p=🚢 3rt=👕 3t=💩 2oe=👞 3oting_star=🌠 3pping_bags=🛍 9cart=🛒 3rtcake=🍰 5s=🩳 3wer=🚿 2rimp=🦐 ' +
  '2uffle_tracks_button=🔀 3shing_face=🤫 1ierra_leone=🇸🇱 2gn_of_the_horns=🤘 h_dark_skin_tone=🤘🏿 ilight_skin_tone=🤘🏻 imedium-dark_skin_tone=🤘🏾 plight_skin_tone=🤘🏼 o_skin_tone=🤘🏽 ' +
  '4al_strength=📶 2ngapore=🇸🇬 3t_maarten=🇸🇽 2x=6️⃣ 3-thirty=🕡 3_o’clock=🕕 4pointed_star=🔯 1kateboard=🛹 2i=🎿 3er=⛷ 3s=🎿 2ull=💀 5_and_crossbones=☠ 3nk=🦨 1led=🛷 3eping=😴 ' +
  '8_accommodation=🛌 9face=😴 5y=😪 6_face=😪 3uth_or_spy=🕵 2ightly_frowning_face=🙁 9smiling_face=🙂 2ot_machine=🎰 4h=🦥 3vakia=🇸🇰 4enia=🇸🇮 1mall_airplane=🛩 6blue_diamond=🔹 ' +
  '6orange_diamond=🔸 6red_triangle=🔺 i_down=🔻 2ile=😄 5_cat=😸 5y=😃 6_cat=😺 4ing_cat_face_with_heart-eyes=😻 8face=☺ c_with_3_hearts=🥰 ihalo=😇 jeart-eyes=😍 jorns=😈 ismiling_eyes=😊 ' +
  'junglasses=😎 8imp=😈 3rk=😏 5_cat=😼 5ing_face=😏 2oking=🚬 1nail=🐌 3ke=🐍 2eezing_face=🤧 2ow-capped_mountain=🏔 4_capped_mountain=🏔 4boarder=🏂 b_dark_skin_tone=🏂🏿 clight_skin_tone=🏂🏻 ' +
  'cmedium-dark_skin_tone=🏂🏾 jlight_skin_tone=🏂🏼 i_skin_tone=🏂🏽 4flake=❄ 4man=☃ 7_without_snow=⛄ 1oap=🧼 2b=😭 2ccer=⚽ 6_ball=⚽ 3ks=🧦 2ft_ice_cream=🍦 4ball=🥎 2lomon_islands=🇸🇧 2malia=🇸🇴 ' +
  '2on=🔜 4_arrow=🔜 2s=🆘 3_button=🆘 2und=🔉 3th_africa=🇿🇦 6georgia_&_south_sandwich_islands=🇬🇸 6korea=🇰🇷 6sudan=🇸🇸 1pace_invader=👾 3de_suit=♠ 5s=♠ 3ghetti=🍝 3in=🇪🇸 3rkle=❇ 7r=🎇 7s=✨ ' +
  '6ing_heart=💖 2eak-no-evil_monkey=🙊 5_no_evil=🙊 5er=🔈 7_high_volume=🔊 8low_volume=🔈 8medium_volume=🔉 5ing_head=🗣 d_in_silhouette=🗣 3ech_balloon=💬 4dboat=🚤 2ider=🕷 6_web=🕸 ' +
  '3ral_calendar=🗓 f_pad=🗓 7note_pad=🗒 bpad=🗒 7shell=🐚 2onge=🧽 3on=🥄 3rt_utility_vehicle=🚙 5s_medal=🏅 3uting_whale=🐳 1quid=🦑 4nting_face_with_tongue=😝 1ri_lanka=🇱🇰 1t._barthélemy=🇧🇱 ' +
  '4helena=🇸🇭 4kitts_&_nevis=🇰🇳 4lucia=🇱🇨 4martin=🇲🇫 4pierre_&_miquelon=🇵🇲 4vincent_&_grenadines=🇻🇨 2adium=🏟 3r=⭐ 4-struck=🤩 42=🌟 4_and_crescent=☪ 5of_david=✡ 4s=🌠 3tion=🚉 ' +
  '4ue_of_liberty=🗽 2eam_locomotive=🚂 5ing_bowl=🍜 3thoscope=🩺 3w=🍲 2op_button=⏹ 5sign=🛑 4watch=⏱ 2raight_ruler=📏 4wberry=🍓 2uck_out_tongue=😛 g_closed_eyes=😝 hwinking_eye=😜 ' +
  '3dio_microphone=🎙 3ffed_flatbread=🥙 1udan=🇸🇩 2n=☀ 3_behind_cloud=⛅ blarge_cloud=🌥 brain_cloud=🌦 bsmall_cloud=🌤 4with_face=🌞 3flower=🌻 3glasses=😎 3ny=☀ 3rise=🌅 7_over_mountains=🌄 ' +
  '3set=🌇 2perhero=🦸 5villain=🦹 2rfer=🏄 3iname=🇸🇷 2shi=🍣 3pension_railway=🚟 1valbard_&_jan_mayen=🇸🇯 1wan=🦢 3ziland=🇸🇿 2eat=😓 5_droplets=💦 as=💦 6smile=😅 3den=🇸🇪 3et_potato=🍠 2immer=🏊 ' +
  '3tzerland=🇨🇭 1ymbols=🔣 2nagogue=🕍 2ria=🇸🇾 4nge=💉 1ão_tomé_&_príncipe=🇸🇹 0t-rex=🦖 2shirt=👕 1able_tennis_paddle_and_ball=🏓 2co=🌮 2da=🎉 2iwan=🇹🇼 2jikistan=🇹🇯 2keout_box=🥡 ' +
  '2nabata_tree=🎋 3gerine=🍊 3zania=🇹🇿 2urus=♉ 2xi=🚕 1ea=🍵 3cup_without_handle=🍵 3r-off_calendar=📆 2ddy_bear=🧸 2lephone=☎ 9_receiver=📞 4scope=🔭 4vision=📺 2n=🔟 3-thirty=🕥 3_o’clock=🕙 ' +
  '3nis=🎾 3t=⛺ 2st_tube=🧪 1hailand=🇹🇭 2ermometer=🌡 2inking_face=🤔 2ought_balloon=💭 2read=🧵 4e=3️⃣ 5-thirty=🕞 5_button_mouse=🖱 6o’clock=🕒 2umbs_down=👎 b_dark_skin_tone=👎🏿 ' +
  'clight_skin_tone=👎🏻 cmedium-dark_skin_tone=👎🏾 jlight_skin_tone=👎🏼 i_skin_tone=👎🏽 7up=👍 9_dark_skin_tone=👍🏿 alight_skin_tone=👍🏻 amedium-dark_skin_tone=👍🏾 hlight_skin_tone=👍🏼 ' +
  'g_skin_tone=👍🏽 6down=👎 6up=👍 3nder_cloud_and_rain=⛈ 1icket=🎫 2ger=🐯 52=🐅 5_face=🐯 2mer_clock=⏲ 3or-leste=🇹🇱 2red_face=😫 1m=™ 1ogo=🇹🇬 2ilet=🚽 2kelau=🇹🇰 3yo_tower=🗼 2mato=🍅 2nga=🇹🇴 ' +
  '4ue=👅 2olbox=🧰 3th=🦷 2p=🔝 3_arrow=🔝 4hat=🎩 3hat=🎩 2rnado=🌪 1rackball=🖲 4tor=🚜 3de_mark=™ 3ffic_light=🚥 3in=🚋 52=🚆 3m=🚊 4_car=🚋 2iangular_flag=🚩 f_on_post=🚩 bruler=📐 3dent=🔱 ' +
  '7_emblem=🔱 3nidad_&_tobago=🇹🇹 3stan_da_cunha=🇹🇦 3umph=😤 2olleybus=🚎 3phy=🏆 4ical_drink=🍹 9fish=🐠 2uck=🚚 3mpet=🎺 1shirt=👕 1ulip=🌷 2mbler_glass=🥃 2nisia=🇹🇳 2rkey=🦃 4menistan=🇹🇲 ' +
  '4s_&_caicos_islands=🇹🇨 3tle=🐢 2valu=🇹🇻 1v=📺 1welve-thirty=🕧 6_o’clock=🕛 2isted_rightwards_arrows=🔀 2o=2️⃣ 3-hump_camel=🐫 4thirty=🕝 3_hearts=💕 4men_holding_hands=👬 4o’clock=🕑 ' +
  '4women_holding_hands=👭 0u.s._outlying_islands=🇺🇲 5virgin_islands=🇻🇮 15272=🈹 2408=🈴 25b6=🈺 16307=🈯 2708=🈷 49=🈶 2e80=🈵 17121=🈚 2533=🈸 2981=🈲 2a7a=🈳 1ganda=🇺🇬 1kraine=🇺🇦 1mbrella=☂ ' +
  '8_on_ground=⛱ 9with_rain_drops=☔ 1namused=😒 8_face=😒 2derage=🔞 2icorn_face=🦄 3ted_arab_emirates=🇦🇪 7kingdom=🇬🇧 7nations=🇺🇳 7states=🇺🇸 2lock=🔓 6ed=🔓 1p=🆙 2!_button=🆙 2-down_arrow=↕ ' +
  '3left_arrow=↖ 3right_arrow=↗ 2_arrow=⬆ 2side-down_face=🙃 6__down_face=🙃 2wards_button=🔼 1ruguay=🇺🇾 1zbekistan=🇺🇿 0v=✌ 1ampire=🧛 7_dark_skin_tone=🧛🏿 8light_skin_tone=🧛🏻 ' +
  '8medium-dark_skin_tone=🧛🏾 flight_skin_tone=🧛🏼 e_skin_tone=🧛🏽 2nuatu=🇻🇺 2tican_city=🇻🇦 1enezuela=🇻🇪 2rtical_traffic_light=🚦 1hs=📼 1ibration_mode=📳 2ctory_hand=✌ c_dark_skin_tone=✌🏿 ' +
  'dlight_skin_tone=✌🏻 dmedium-dark_skin_tone=✌🏾 klight_skin_tone=✌🏼 j_skin_tone=✌🏽 2deo_camera=📹 6game=🎮 5cassette=📼 2etnam=🇻🇳 2olin=🎻 2rgo=♍ 1olcano=🌋 3leyball=🏐 1s=🆚 2_button=🆚 ' +
  '1ulcan_salute=🖖 d_dark_skin_tone=🖖🏿 elight_skin_tone=🖖🏻 emedium-dark_skin_tone=🖖🏾 llight_skin_tone=🖖🏼 k_skin_tone=🖖🏽 0waffle=🧇 2les=🏴󠁧󠁢󠁷󠁬󠁳󠁿 3king=🚶 3lis_&_futuna=🇼🇫 ' +
  '2ning_crescent_moon=🌘 7gibbous_moon=🌖 2rning=⚠ 2stebasket=🗑 2tch=⌚ 3er_buffalo=🐃 6closet=🚾 6wave=🌊 5melon=🍉 2ve=👋 3ing_black_flag=🏴 7hand=👋 b_dark_skin_tone=👋🏿 clight_skin_tone=👋🏻 ' +
  'cmedium-dark_skin_tone=👋🏾 jlight_skin_tone=👋🏼 i_skin_tone=👋🏽 7white_flag=🏳 3y_dash=〰 2xing_crescent_moon=🌒 7gibbous_moon=🌔 1c=🚾 1eary=😩 5_cat_face=🙀 6face=😩 2dding=💒 2ight_lifter=🏋 ' +
  '2stern_sahara=🇪🇭 1hale=🐳 52=🐋 2eel_of_dharma=☸ 5chair=♿ a_symbol=♿ 2ite-haired_man=👨‍🦳 dwoman=👩‍🦳 5_check_mark=✅ 7ircle=⚪ 6exclamation_mark=❕ 6flag=🏳 8ower=💮 7rowning_face=☹ ' +
  '6hair=🦳 7eart=🤍 9vy_check_mark=✅ 6large_square=⬜ 6medium-small_square=◽ c_small_square=◽ equare=◻ etar=⭐ 6question_mark=❔ 6small_square=▫ 7quare_button=🔳 7un_behind_cloud=🌥 ' +
  'm_with_rain=🌦 awith_small_cloud=🌤 1ilted_flower=🥀 2nd_blowing_face=🌬 5chime=🎐 5face=🌬 3e_glass=🍷 3k=😉 4ing_face=😉 c_with_tongue=😜 1olf=🐺 4_face=🐺 2man=👩 5_artist=👩‍🎨 ' +
  'c_dark_skin_tone=👩🏿‍🎨 dlight_skin_tone=👩🏻‍🎨 dmedium-dark_skin_tone=👩🏾‍🎨 klight_skin_tone=👩🏼‍🎨 j_skin_tone=👩🏽‍🎨 7stronaut=👩‍🚀 f_dark_skin_tone=👩🏿‍🚀 glight_skin_tone=👩🏻‍🚀 ' +
  'gmedium-dark_skin_tone=👩🏾‍🚀 nlight_skin_tone=👩🏼‍🚀 m_skin_tone=👩🏽‍🚀 6biking=🚴‍♀️ c_dark_skin_tone=🚴🏿‍♀️ dlight_skin_tone=🚴🏻‍♀️ dmedium-dark_skin_tone=🚴🏾‍♀️ klight_skin_tone=🚴🏼‍♀️ ' +
  'j_skin_tone=🚴🏽‍♀️ 7ouncing_ball=⛹️‍♀️ j_dark_skin_tone=⛹🏿‍♀️ klight_skin_tone=⛹🏻‍♀️ kmedium-dark_skin_tone=⛹🏾‍♀️ rlight_skin_tone=⛹🏼‍♀️ q_skin_tone=⛹🏽‍♀️ 8wing=🙇‍♀️ ' +
  'c_dark_skin_tone=🙇🏿‍♀️ dlight_skin_tone=🙇🏻‍♀️ dmedium-dark_skin_tone=🙇🏾‍♀️ klight_skin_tone=🙇🏼‍♀️ j_skin_tone=🙇🏽‍♀️ 6cartwheeling=🤸‍♀️ i_dark_skin_tone=🤸🏿‍♀️ jlight_skin_tone=🤸🏻‍♀️ ' +
  'jmedium-dark_skin_tone=🤸🏾‍♀️ qlight_skin_tone=🤸🏼‍♀️ p_skin_tone=🤸🏽‍♀️ 7limbing=🧗‍♀️ e_dark_skin_tone=🧗🏿‍♀️ flight_skin_tone=🧗🏻‍♀️ fmedium-dark_skin_tone=🧗🏾‍♀️ ' +
  'mlight_skin_tone=🧗🏼‍♀️ l_skin_tone=🧗🏽‍♀️ 7onstruction_worker=👷‍♀️ p_dark_skin_tone=👷🏿‍♀️ qlight_skin_tone=👷🏻‍♀️ qmedium-dark_skin_tone=👷🏾‍♀️ xlight_skin_tone=👷🏼‍♀️ ' +
  'w_skin_tone=👷🏽‍♀️ 8ok=👩‍🍳 a_dark_skin_tone=👩🏿‍🍳 blight_skin_tone=👩🏻‍🍳 bmedium-dark_skin_tone=👩🏾‍🍳 ilight_skin_tone=👩🏼‍🍳 h_skin_tone=👩🏽‍🍳 6dancing=💃 d_dark_skin_tone=💃🏿 ' +
  'elight_skin_tone=💃🏻 emedium-dark_skin_tone=💃🏾 llight_skin_tone=💃🏼 k_skin_tone=💃🏽 8rk_skin_tone=👩🏿 7etective=🕵️‍♀️ f_dark_skin_tone=🕵🏿‍♀️ glight_skin_tone=🕵🏻‍♀️ ' +
  'gmedium-dark_skin_tone=🕵🏾‍♀️ nlight_skin_tone=🕵🏼‍♀️ m_skin_tone=🕵🏽‍♀️ 6elf=🧝‍♀️ 9_dark_skin_tone=🧝🏿‍♀️ alight_skin_tone=🧝🏻‍♀️ amedium-dark_skin_tone=🧝🏾‍♀️ hlight_skin_tone=🧝🏼‍♀️ ' +
  'g_skin_tone=🧝🏽‍♀️ 6facepalming=🤦‍♀️ h_dark_skin_tone=🤦🏿‍♀️ ilight_skin_tone=🤦🏻‍♀️ imedium-dark_skin_tone=🤦🏾‍♀️ plight_skin_tone=🤦🏼‍♀️ o_skin_tone=🤦🏽‍♀️ 9tory_worker=👩‍🏭 ' +
  'k_dark_skin_tone=👩🏿‍🏭 llight_skin_tone=👩🏻‍🏭 lmedium-dark_skin_tone=👩🏾‍🏭 slight_skin_tone=👩🏼‍🏭 r_skin_tone=👩🏽‍🏭 8iry=🧚‍♀️ b_dark_skin_tone=🧚🏿‍♀️ clight_skin_tone=🧚🏻‍♀️ ' +
  'cmedium-dark_skin_tone=🧚🏾‍♀️ jlight_skin_tone=🧚🏼‍♀️ i_skin_tone=🧚🏽‍♀️ 8rmer=👩‍🌾 c_dark_skin_tone=👩🏿‍🌾 dlight_skin_tone=👩🏻‍🌾 dmedium-dark_skin_tone=👩🏾‍🌾 klight_skin_tone=👩🏼‍🌾 ' +
  'j_skin_tone=👩🏽‍🌾 7irefighter=👩‍🚒 h_dark_skin_tone=👩🏿‍🚒 ilight_skin_tone=👩🏻‍🚒 imedium-dark_skin_tone=👩🏾‍🚒 plight_skin_tone=👩🏼‍🚒 o_skin_tone=👩🏽‍🚒 7rowning=🙍‍♀️ e_dark_skin_tone=🙍🏿‍♀️ ' +
  'flight_skin_tone=🙍🏻‍♀️ fmedium-dark_skin_tone=🙍🏾‍♀️ mlight_skin_tone=🙍🏼‍♀️ l_skin_tone=🙍🏽‍♀️ 6genie=🧞‍♀️ 8sturing_no=🙅‍♀️ i_dark_skin_tone=🙅🏿‍♀️ jlight_skin_tone=🙅🏻‍♀️ ' +
  'jmedium-dark_skin_tone=🙅🏾‍♀️ qlight_skin_tone=🙅🏼‍♀️ p_skin_tone=🙅🏽‍♀️ gok=🙆‍♀️ i_dark_skin_tone=🙆🏿‍♀️ jlight_skin_tone=🙆🏻‍♀️ jmedium-dark_skin_tone=🙆🏾‍♀️ qlight_skin_tone=🙆🏼‍♀️ ' +
  'p_skin_tone=🙆🏽‍♀️ 8tting_haircut=💇‍♀️ l_dark_skin_tone=💇🏿‍♀️ mlight_skin_tone=💇🏻‍♀️ mmedium-dark_skin_tone=💇🏾‍♀️ tlight_skin_tone=💇🏼‍♀️ s_skin_tone=💇🏽‍♀️ emassage=💆‍♀️ ' +
  'l_dark_skin_tone=💆🏿‍♀️ mlight_skin_tone=💆🏻‍♀️ mmedium-dark_skin_tone=💆🏾‍♀️ tlight_skin_tone=💆🏼‍♀️ s_skin_tone=💆🏽‍♀️ 7olfing=🏌️‍♀️ d_dark_skin_tone=🏌🏿‍♀️ elight_skin_tone=🏌🏻‍♀️ ' +
  'emedium-dark_skin_tone=🏌🏾‍♀️ llight_skin_tone=🏌🏼‍♀️ k_skin_tone=🏌🏽‍♀️ 7uard=💂‍♀️ b_dark_skin_tone=💂🏿‍♀️ clight_skin_tone=💂🏻‍♀️ cmedium-dark_skin_tone=💂🏾‍♀️ jlight_skin_tone=💂🏼‍♀️ ' +
  'i_skin_tone=💂🏽‍♀️ 6health_worker=👩‍⚕️ j_dark_skin_tone=👩🏿‍⚕️ klight_skin_tone=👩🏻‍⚕️ kmedium-dark_skin_tone=👩🏾‍⚕️ rlight_skin_tone=👩🏼‍⚕️ q_skin_tone=👩🏽‍⚕️ 6in_lotus_position=🧘‍♀️ ' +
  'n_dark_skin_tone=🧘🏿‍♀️ olight_skin_tone=🧘🏻‍♀️ omedium-dark_skin_tone=🧘🏾‍♀️ vlight_skin_tone=🧘🏼‍♀️ u_skin_tone=🧘🏽‍♀️ 9manual_wheelchair=👩‍🦽 aotorized_wheelchair=👩‍🦼 ' +
  '9steamy_room=🧖‍♀️ k_dark_skin_tone=🧖🏿‍♀️ llight_skin_tone=🧖🏻‍♀️ lmedium-dark_skin_tone=🧖🏾‍♀️ slight_skin_tone=🧖🏼‍♀️ r_skin_tone=🧖🏽‍♀️ 6judge=👩‍⚖️ b_dark_skin_tone=👩🏿‍⚖️ ' +
  'clight_skin_tone=👩🏻‍⚖️ cmedium-dark_skin_tone=👩🏾‍⚖️ jlight_skin_tone=👩🏼‍⚖️ i_skin_tone=👩🏽‍⚖️ 8ggling=🤹‍♀️ e_dark_skin_tone=🤹🏿‍♀️ flight_skin_tone=🤹🏻‍♀️ fmedium-dark_skin_tone=🤹🏾‍♀️ ' +
  'mlight_skin_tone=🤹🏼‍♀️ l_skin_tone=🤹🏽‍♀️ 6lifting_weights=🏋️‍♀️ l_dark_skin_tone=🏋🏿‍♀️ mlight_skin_tone=🏋🏻‍♀️ mmedium-dark_skin_tone=🏋🏾‍♀️ tlight_skin_tone=🏋🏼‍♀️ s_skin_tone=🏋🏽‍♀️ ' +
  '8ght_skin_tone=👩🏻 6mage=🧙‍♀️ a_dark_skin_tone=🧙🏿‍♀️ blight_skin_tone=🧙🏻‍♀️ bmedium-dark_skin_tone=🧙🏾‍♀️ ilight_skin_tone=🧙🏼‍♀️ h_skin_tone=🧙🏽‍♀️ 7echanic=👩‍🔧 e_dark_skin_tone=👩🏿‍🔧 ' +
  'flight_skin_tone=👩🏻‍🔧 fmedium-dark_skin_tone=👩🏾‍🔧 mlight_skin_tone=👩🏼‍🔧 l_skin_tone=👩🏽‍🔧 8dium-dark_skin_tone=👩🏾 dlight_skin_tone=👩🏼 c_skin_tone=👩🏽 7ountain_biking=🚵‍♀️ ' +
  'l_dark_skin_tone=🚵🏿‍♀️ mlight_skin_tone=🚵🏻‍♀️ mmedium-dark_skin_tone=🚵🏾‍♀️ tlight_skin_tone=🚵🏼‍♀️ s_skin_tone=🚵🏽‍♀️ 6office_worker=👩‍💼 j_dark_skin_tone=👩🏿‍💼 klight_skin_tone=👩🏻‍💼 ' +
  'kmedium-dark_skin_tone=👩🏾‍💼 rlight_skin_tone=👩🏼‍💼 q_skin_tone=👩🏽‍💼 6pilot=👩‍✈️ b_dark_skin_tone=👩🏿‍✈️ clight_skin_tone=👩🏻‍✈️ cmedium-dark_skin_tone=👩🏾‍✈️ jlight_skin_tone=👩🏼‍✈️ ' +
  'i_skin_tone=👩🏽‍✈️ 7laying_handball=🤾‍♀️ m_dark_skin_tone=🤾🏿‍♀️ nlight_skin_tone=🤾🏻‍♀️ nmedium-dark_skin_tone=🤾🏾‍♀️ ulight_skin_tone=🤾🏼‍♀️ t_skin_tone=🤾🏽‍♀️ ewater_polo=🤽‍♀️ ' +
  'o_dark_skin_tone=🤽🏿‍♀️ plight_skin_tone=🤽🏻‍♀️ pmedium-dark_skin_tone=🤽🏾‍♀️ wlight_skin_tone=🤽🏼‍♀️ v_skin_tone=🤽🏽‍♀️ 7olice_officer=👮‍♀️ k_dark_skin_tone=👮🏿‍♀️ ' +
  'llight_skin_tone=👮🏻‍♀️ lmedium-dark_skin_tone=👮🏾‍♀️ slight_skin_tone=👮🏼‍♀️ r_skin_tone=👮🏽‍♀️ 8uting=🙎‍♀️ d_dark_skin_tone=🙎🏿‍♀️ elight_skin_tone=🙎🏻‍♀️ emedium-dark_skin_tone=🙎🏾‍♀️ ' +
  'llight_skin_tone=🙎🏼‍♀️ k_skin_tone=🙎🏽‍♀️ 6raising_hand=🙋‍♀️ i_dark_skin_tone=🙋🏿‍♀️ jlight_skin_tone=🙋🏻‍♀️ jmedium-dark_skin_tone=🙋🏾‍♀️ qlight_skin_tone=🙋🏼‍♀️ p_skin_tone=🙋🏽‍♀️ ' +
  '7owing_boat=🚣‍♀️ h_dark_skin_tone=🚣🏿‍♀️ ilight_skin_tone=🚣🏻‍♀️ imedium-dark_skin_tone=🚣🏾‍♀️ plight_skin_tone=🚣🏼‍♀️ o_skin_tone=🚣🏽‍♀️ 7unning=🏃‍♀️ d_dark_skin_tone=🏃🏿‍♀️ ' +
  'elight_skin_tone=🏃🏻‍♀️ emedium-dark_skin_tone=🏃🏾‍♀️ llight_skin_tone=🏃🏼‍♀️ k_skin_tone=🏃🏽‍♀️ 6scientist=👩‍🔬 f_dark_skin_tone=👩🏿‍🔬 glight_skin_tone=👩🏻‍🔬 gmedium-dark_skin_tone=👩🏾‍🔬 ' +
  'nlight_skin_tone=👩🏼‍🔬 m_skin_tone=👩🏽‍🔬 7hrugging=🤷‍♀️ f_dark_skin_tone=🤷🏿‍♀️ glight_skin_tone=🤷🏻‍♀️ gmedium-dark_skin_tone=🤷🏾‍♀️ nlight_skin_tone=🤷🏼‍♀️ m_skin_tone=🤷🏽‍♀️ 7inger=👩‍🎤 ' +
  'c_dark_skin_tone=👩🏿‍🎤 dlight_skin_tone=👩🏻‍🎤 dmedium-dark_skin_tone=👩🏾‍🎤 klight_skin_tone=👩🏼‍🎤 j_skin_tone=👩🏽‍🎤 7tudent=👩‍🎓 d_dark_skin_tone=👩🏿‍🎓 elight_skin_tone=👩🏻‍🎓 ' +
  'emedium-dark_skin_tone=👩🏾‍🎓 llight_skin_tone=👩🏼‍🎓 k_skin_tone=👩🏽‍🎓 7urfing=🏄‍♀️ d_dark_skin_tone=🏄🏿‍♀️ elight_skin_tone=🏄🏻‍♀️ emedium-dark_skin_tone=🏄🏾‍♀️ llight_skin_tone=🏄🏼‍♀️ ' +
  'k_skin_tone=🏄🏽‍♀️ 7wimming=🏊‍♀️ e_dark_skin_tone=🏊🏿‍♀️ flight_skin_tone=🏊🏻‍♀️ fmedium-dark_skin_tone=🏊🏾‍♀️ mlight_skin_tone=🏊🏼‍♀️ l_skin_tone=🏊🏽‍♀️ 6teacher=👩‍🏫 ' +
  'd_dark_skin_tone=👩🏿‍🏫 elight_skin_tone=👩🏻‍🏫 emedium-dark_skin_tone=👩🏾‍🏫 llight_skin_tone=👩🏼‍🏫 k_skin_tone=👩🏽‍🏫 8chnologist=👩‍💻 i_dark_skin_tone=👩🏿‍💻 jlight_skin_tone=👩🏻‍💻 ' +
  'jmedium-dark_skin_tone=👩🏾‍💻 qlight_skin_tone=👩🏼‍💻 p_skin_tone=👩🏽‍💻 7ipping_hand=💁‍♀️ i_dark_skin_tone=💁🏿‍♀️ jlight_skin_tone=💁🏻‍♀️ jmedium-dark_skin_tone=💁🏾‍♀️ ' +
  'qlight_skin_tone=💁🏼‍♀️ p_skin_tone=💁🏽‍♀️ 6vampire=🧛‍♀️ d_dark_skin_tone=🧛🏿‍♀️ elight_skin_tone=🧛🏻‍♀️ emedium-dark_skin_tone=🧛🏾‍♀️ llight_skin_tone=🧛🏼‍♀️ k_skin_tone=🧛🏽‍♀️ ' +
  '6walking=🚶‍♀️ d_dark_skin_tone=🚶🏿‍♀️ elight_skin_tone=🚶🏻‍♀️ emedium-dark_skin_tone=🚶🏾‍♀️ llight_skin_tone=🚶🏼‍♀️ k_skin_tone=🚶🏽‍♀️ 7earing_turban=👳‍♀️ k_dark_skin_tone=👳🏿‍♀️ ' +
  'llight_skin_tone=👳🏻‍♀️ lmedium-dark_skin_tone=👳🏾‍♀️ slight_skin_tone=👳🏼‍♀️ r_skin_tone=👳🏽‍♀️ 7ith_headscarf=🧕 k_dark_skin_tone=🧕🏿 llight_skin_tone=🧕🏻 lmedium-dark_skin_tone=🧕🏾 ' +
  'slight_skin_tone=🧕🏼 r_skin_tone=🧕🏽 bprobing_cane=👩‍🦯 6zombie=🧟‍♀️ 5s_clothes=👚 7hat=👒 5’s_boot=👢 8clothes=👚 8hat=👒 8sandal=👡 3en_with_bunny_ears=👯‍♀️ 7restling=🤼‍♀️ 5s=🚺 5’s_room=🚺 ' +
  '2ozy_face=🥴 2rld_map=🗺 3ried=😟 7_face=😟 1rapped_gift=🎁 2ench=🔧 2iting_hand=✍ c_dark_skin_tone=✍🏿 dlight_skin_tone=✍🏻 dmedium-dark_skin_tone=✍🏾 klight_skin_tone=✍🏼 j_skin_tone=✍🏽 ' +
  '0x=❌ 0yarn=🧶 2wning_face=🥱 1ellow_circle=🟡 7heart=💛 7square=🟨 2men=🇾🇪 2n=💴 3_banknote=💴 1in_yang=☯ 1o-yo=🪀 1um=😋 0zambia=🇿🇲 2ny_face=🤪 2p=⚡ 1ebra=🦓 2ro=0️⃣ 1imbabwe=🇿🇼 ' +
  '2pper-mouth_face=🤐 6__mouth_face=🤐 1ombie=🧟 1zz=💤 0åland_islands=🇦🇽';
