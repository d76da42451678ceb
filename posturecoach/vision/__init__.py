"""How it sees: pictures in, landmarks out. The only room with OpenCV and MediaPipe."""
