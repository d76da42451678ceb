"""What each measure is called, and what a person does when it strays, in plain words."""

from __future__ import annotations


def QT_TRANSLATE_NOOP(_context: str, words: str) -> str:  # noqa: N802 - lupdate looks for it
    """Mark `words` for the translators; they are translated when they are shown.

    Qt's own does the same but is typed as returning any object.
    """
    return words


# Plain names, in the order of the table: head, neck, shoulders, trunk, distance, limbs.
NAMES: dict[str, str] = {
    "head_pitch": QT_TRANSLATE_NOOP("words", "Head down or up"),
    "head_inclination": QT_TRANSLATE_NOOP("words", "Head down or up"),
    "head_yaw": QT_TRANSLATE_NOOP("words", "Head turned"),
    "head_roll": QT_TRANSLATE_NOOP("words", "Head tilted"),
    "cva": QT_TRANSLATE_NOOP("words", "Head over neck"),
    "neck_inclination": QT_TRANSLATE_NOOP("words", "Neck forward or back"),
    "neck_flexion_rula": QT_TRANSLATE_NOOP("words", "Neck bent against the back"),
    "ear_shoulder_angle": QT_TRANSLATE_NOOP("words", "Ear over shoulder"),
    "forward_head_norm": QT_TRANSLATE_NOOP("words", "Head before shoulder"),
    "face_scale_ratio": QT_TRANSLATE_NOOP("words", "Face before shoulders"),
    "cervical_lateral_bend": QT_TRANSLATE_NOOP("words", "Neck bent sideways"),
    "shoulder_tilt": QT_TRANSLATE_NOOP("words", "Shoulders level"),
    "shoulder_elevation": QT_TRANSLATE_NOOP("words", "Shoulders raised"),
    "shoulder_width_ratio": QT_TRANSLATE_NOOP("words", "Shoulder width"),
    "shoulder_protraction": QT_TRANSLATE_NOOP("words", "Shoulder forward"),
    "trunk_inclination": QT_TRANSLATE_NOOP("words", "Upper body lean"),
    "trunk_lateral_lean": QT_TRANSLATE_NOOP("words", "Upper body sideways"),
    "lateral_shift": QT_TRANSLATE_NOOP("words", "Shifted sideways"),
    "trunk_rotation": QT_TRANSLATE_NOOP("words", "Upper body turned"),
    "upper_back_bow": QT_TRANSLATE_NOOP("words", "Upper back"),
    "slump": QT_TRANSLATE_NOOP("words", "Sitting lower"),
    "viewing_distance": QT_TRANSLATE_NOOP("words", "Distance to the screen"),
    "gaze_screen_height": QT_TRANSLATE_NOOP("words", "Screen below the eyes"),
    "upper_arm_elevation": QT_TRANSLATE_NOOP("words", "Upper arm"),
    "elbow_inner_angle": QT_TRANSLATE_NOOP("words", "Elbow"),
    "hip_angle": QT_TRANSLATE_NOOP("words", "Hip"),
    "knee_angle": QT_TRANSLATE_NOOP("words", "Knee"),
}
# What a person does when a measure is (above, below) its easy range. Signs: measures.toml.
DOING: dict[str, tuple[str, str]] = {
    "head_pitch": (
        QT_TRANSLATE_NOOP("words", "Head down"),
        QT_TRANSLATE_NOOP("words", "Chin up"),
    ),
    "head_inclination": ("Head down", "Chin up"),
    "head_yaw": (
        QT_TRANSLATE_NOOP("words", "Head turned left"),
        QT_TRANSLATE_NOOP("words", "Head turned right"),
    ),
    "head_roll": (
        QT_TRANSLATE_NOOP("words", "Head tilted right"),
        QT_TRANSLATE_NOOP("words", "Head tilted left"),
    ),
    "cva": (
        QT_TRANSLATE_NOOP("words", "Head far back"),
        QT_TRANSLATE_NOOP("words", "Head forward"),
    ),
    "neck_inclination": (
        QT_TRANSLATE_NOOP("words", "Neck leaning forward"),
        QT_TRANSLATE_NOOP("words", "Neck leaning back"),
    ),
    "neck_flexion_rula": (
        QT_TRANSLATE_NOOP("words", "Neck bent forward"),
        QT_TRANSLATE_NOOP("words", "Neck bent back"),
    ),
    "ear_shoulder_angle": ("Head far back", "Head forward"),
    "forward_head_norm": ("Head forward", "Head far back"),
    "face_scale_ratio": ("Head forward", "Head far back"),
    "cervical_lateral_bend": (
        QT_TRANSLATE_NOOP("words", "Neck bent to the right"),
        QT_TRANSLATE_NOOP("words", "Neck bent to the left"),
    ),
    "shoulder_tilt": (
        QT_TRANSLATE_NOOP("words", "Left shoulder higher"),
        QT_TRANSLATE_NOOP("words", "Right shoulder higher"),
    ),
    "shoulder_elevation": (
        QT_TRANSLATE_NOOP("words", "Shoulders raised"),
        QT_TRANSLATE_NOOP("words", "Shoulders low"),
    ),
    "trunk_inclination": (
        QT_TRANSLATE_NOOP("words", "Leaning in"),
        QT_TRANSLATE_NOOP("words", "Leaning back"),
    ),
    "trunk_lateral_lean": (
        QT_TRANSLATE_NOOP("words", "Leaning left"),
        QT_TRANSLATE_NOOP("words", "Leaning right"),
    ),
    "lateral_shift": (
        QT_TRANSLATE_NOOP("words", "Shifted left"),
        QT_TRANSLATE_NOOP("words", "Shifted right"),
    ),
    "trunk_rotation": (
        QT_TRANSLATE_NOOP("words", "Turned left"),
        QT_TRANSLATE_NOOP("words", "Turned right"),
    ),
    "upper_back_bow": (
        QT_TRANSLATE_NOOP("words", "Upper back arched"),
        QT_TRANSLATE_NOOP("words", "Upper back rounded"),
    ),
    "slump": (
        QT_TRANSLATE_NOOP("words", "Sitting lower than usual"),
        QT_TRANSLATE_NOOP("words", "Sitting taller than usual"),
    ),
    "viewing_distance": (
        QT_TRANSLATE_NOOP("words", "Far from the screen"),
        QT_TRANSLATE_NOOP("words", "Close to the screen"),
    ),
    "upper_arm_elevation": (
        QT_TRANSLATE_NOOP("words", "Arm reaching out"),
        QT_TRANSLATE_NOOP("words", "Arm behind the body"),
    ),
    "elbow_inner_angle": (
        QT_TRANSLATE_NOOP("words", "Elbow stretched"),
        QT_TRANSLATE_NOOP("words", "Elbow tightly bent"),
    ),
    "hip_angle": (
        QT_TRANSLATE_NOOP("words", "Hips stretched"),
        QT_TRANSLATE_NOOP("words", "Hips tightly bent"),
    ),
    "knee_angle": (
        QT_TRANSLATE_NOOP("words", "Knees stretched"),
        QT_TRANSLATE_NOOP("words", "Knees tightly bent"),
    ),
}
# The middle of the easy range of measures whose published range does not lie around 0.
MIDDLE = {
    "cva": 60.0,
    "ear_shoulder_angle": 90.0,
    "face_scale_ratio": 1.0,
    "viewing_distance": 650.0,
    "elbow_inner_angle": 100.0,
    "hip_angle": 107.5,
    "knee_angle": 95.0,
}
