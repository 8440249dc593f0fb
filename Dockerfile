# dj-lint in a container, as a user who is not root:
#
#     docker build -t dj-lint .
#     docker run --rm -v "$PWD:/work:ro" dj-lint 文稿/
#     docker run --rm -p 127.0.0.1:8765:8765 dj-lint serve --host 0.0.0.0 --port 8765 --no-browser
#
# tests/project/test_docker.py runs its steps where there is no docker.
FROM python:3.12-slim AS build
COPY pyproject.toml README.md LICENSE /src/
COPY lint /src/lint/
COPY rules /src/rules/
RUN python -m venv /opt/dj-lint
RUN /opt/dj-lint/bin/python -m pip install --no-cache-dir "/src[pdf,web]"

FROM python:3.12-slim
COPY --from=build /opt/dj-lint /opt/dj-lint
RUN useradd --uid 10001 --create-home --shell /usr/sbin/nologin clerk
ENV PATH=/opt/dj-lint/bin:$PATH
ENV PYTHONUNBUFFERED=1
USER clerk
WORKDIR /work
RUN dj-lint --version
ENTRYPOINT ["dj-lint"]
CMD ["--help"]
