/** What the later pages print, result and score of the same numbers (E29). */
export const printed = {
  result: {
    before_impact: {
      stepping_foot_position: 1.422,
      upper_pelvis_shoulder_y: -6.299,
      upper_left_shoulder_y: 82.48,
      kick_right_knee_pelvis_x: -107.0,
    },
    impact: {
      stepping_knee_global_y: -48.4,
      stepping_knee_x: 61.982,
      upper_pelvis_shoulder_x: -20.862,
      impact_right_knee_global_y: -25.057,
      kick_right_hip_x: 185.945,
    },
    after_impact: {
      upper_pelvis_shoulder_y: 11.31,
      upper_left_shoulder_y: -54.385,
      kick_right_knee_pelvis_x: 26.38,
    },
  },
  score: {
    before_impact: {
      stepping_foot_position: 25,
      upper_pelvis_shoulder_y: 18.701,
      upper_left_shoulder_y: 25,
      kick_right_knee_pelvis_x: 14.0,
      total: 82.701,
    },
    impact: {
      stepping_knee_global_y: 0,
      stepping_knee_x: 18.018,
      upper_pelvis_shoulder_x: 0,
      impact_right_knee_global_y: 0,
      kick_right_hip_x: 20,
      total: 38.018,
    },
    after_impact: {
      upper_pelvis_shoulder_y: 0,
      upper_left_shoulder_y: 50,
      kick_right_knee_pelvis_x: 28.19,
      total: 78.19,
    },
    total_score: 66.303,
  },
};
