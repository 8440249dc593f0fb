# dj-lint in a container: docker build -t dj-lint . && docker run --rm -v "$PWD:/work" dj-lint 文稿/
# It reads what is mounted at /work, keeps nothing between runs and needs no network.
FROM python:3.12-slim
COPY . /src
RUN pip install --no-cache-dir "/src[pdf]" && rm -rf /src
ENV DJ_LINT_CACHE_DIR=/tmp/dj-lint PYTHONIOENCODING=utf-8
WORKDIR /work
ENTRYPOINT ["dj-lint"]
CMD ["--help"]
